#include "ops/document.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/assert.h"

namespace ops {

using base::Result;

namespace {
template <class T>
bool is_remove(const Remove<T>&) {
  return true;
}
template <class Other>
bool is_remove(const Other&) {
  return false;
}
}  // namespace

void Document::tell(const std::vector<Op>& told, ActionId action) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    more_follow_ = i + 1 < told.size();
    for (const Listener& listener : listeners_) listener(told[i], action);
  }
}

bool Document::touch_the_same(const Action& action, const std::vector<Op>& inverses) {
  return std::any_of(action.inverses.begin(), action.inverses.end(), [&](const Op& before) {
    return std::any_of(inverses.begin(), inverses.end(),
                       [&](const Op& now) { return touched_by(before).id == touched_by(now).id; });
  });
}

bool Document::removes(const Action& action, Id id) {
  return std::ranges::any_of(action.inverses, [&](const Op& op) {
    const auto& any = static_cast<const AnyOp&>(op);
    return touched_by(op).id == id && std::visit([](const auto& o) { return is_remove(o); }, any);
  });
}

void Document::keep(ActionId action, std::vector<Op> inverses) {
  auto same = history_.done.rbegin();
  while (same != history_.done.rend() && same->id != action && !touch_the_same(*same, inverses))
    ++same;
  Action& kept = same != history_.done.rend() && same->id == action
                     ? *same
                     : history_.done.emplace_back(Action{action, {}});
  std::move(inverses.begin(), inverses.end(), std::back_inserter(kept.inverses));
  history_.undone.clear();
}

Result<void> Document::apply(const Op& op, ActionId action) {
  Result<Op> inverse = ops::apply(session_, op);
  if (!inverse) return inverse.error();
  keep(action, {std::move(*inverse)});
  tell({op}, action);
  return {};
}

Result<void> Document::apply_aside(const Op& op) {
  if (auto inverse = ops::apply(session_, op); !inverse) return inverse.error();
  const Id id = touched_by(op).id;
  std::erase_if(history_.undone, [&](const Action& action) { return removes(action, id); });
  tell({op}, kBeside);
  return {};
}

Result<void> Document::apply_all(const std::vector<Op>& ops_to_apply) {
  return apply_all(ops_to_apply, new_action());
}

Result<void> Document::apply_all(const std::vector<Op>& ops_to_apply, ActionId action) {
  if (ops_to_apply.empty()) return {};
  std::vector<Op> inverses;
  for (const Op& op : ops_to_apply) {
    Result<Op> inverse = ops::apply(session_, op);
    if (!inverse) {
      for (auto back = inverses.rbegin(); back != inverses.rend(); ++back) {
        const bool taken_back = ops::apply(session_, *back).ok();
        ASSERT(taken_back, "what has just been applied can be taken back");
      }
      return inverse.error();
    }
    inverses.push_back(std::move(*inverse));
  }
  keep(action, std::move(inverses));
  tell(ops_to_apply, action);
  return {};
}

bool Document::take_back(std::vector<Action>& from, std::vector<Action>& to,
                         const Besides& besides) {
  if (from.empty()) return false;
  Action action = std::move(from.back());
  from.pop_back();
  std::vector<Op> todo(std::make_move_iterator(action.inverses.rbegin()),
                       std::make_move_iterator(action.inverses.rend()));
  if (besides) std::ranges::move(besides(todo), std::back_inserter(todo));
  Action back{action.id, {}};
  std::vector<Op> done;
  for (Op& op : todo) {
    Result<Op> inverse = ops::apply(session_, op);
    if (!inverse) continue;
    back.inverses.push_back(std::move(*inverse));
    done.push_back(std::move(op));
  }
  to.push_back(std::move(back));
  tell(done, action.id);
  return true;
}

bool Document::stands(ActionId action) const {
  return std::any_of(history_.done.rbegin(), history_.done.rend(),
                     [&](const Action& a) { return a.id == action; });
}

History Document::take_history(std::size_t most) {
  History out = std::exchange(history_, {});
  if (out.done.size() > most)
    out.done.erase(out.done.begin(), out.done.end() - std::ptrdiff_t(most));
  return out;
}

bool Document::undo(const Besides& besides) {
  return take_back(history_.done, history_.undone, besides);
}
bool Document::redo(const Besides& besides) {
  return take_back(history_.undone, history_.done, besides);
}

}  // namespace ops

#include "ops/document.h"

#include <algorithm>
#include <iterator>

#include "base/assert.h"

namespace ops {

using base::Result;

void Document::tell(const std::vector<Op>& told, StepId step) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    more_follow_ = i + 1 < told.size();
    for (const Listener& listener : listeners_) listener(told[i], step);
  }
}

bool Document::touch_the_same(const Step& step, const std::vector<Op>& inverses) {
  return std::any_of(step.inverses.begin(), step.inverses.end(), [&](const Op& before) {
    return std::any_of(inverses.begin(), inverses.end(), [&](const Op& now) {
      return touched_by(before).id == touched_by(now).id;
    });
  });
}

void Document::keep(StepId step, std::vector<Op> inverses) {
  auto same = done_.rbegin();
  while (same != done_.rend() && same->id != step && !touch_the_same(*same, inverses)) ++same;
  Step& kept =
      same != done_.rend() && same->id == step ? *same : done_.emplace_back(Step{step, {}});
  std::move(inverses.begin(), inverses.end(), std::back_inserter(kept.inverses));
  undone_.clear();
}

Result<void> Document::apply(const Op& op, StepId step) {
  Result<Op> inverse = ops::apply(session_, op);
  if (!inverse) return inverse.error();
  keep(step, {std::move(*inverse)});
  tell({op}, step);
  return {};
}

Result<void> Document::apply_aside(const Op& op) {
  if (auto inverse = ops::apply(session_, op); !inverse) return inverse.error();
  tell({op}, new_step());
  return {};
}

Result<void> Document::apply_all(const std::vector<Op>& ops_to_apply) {
  return apply_all(ops_to_apply, new_step());
}

Result<void> Document::apply_all(const std::vector<Op>& ops_to_apply, StepId step) {
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
  keep(step, std::move(inverses));
  tell(ops_to_apply, step);
  return {};
}

bool Document::take_back(std::vector<Step>& from, std::vector<Step>& to) {
  if (from.empty()) return false;
  Step step = std::move(from.back());
  from.pop_back();
  Step back{step.id, {}};
  std::vector<Op> done;
  for (auto op = step.inverses.rbegin(); op != step.inverses.rend(); ++op) {
    Result<Op> inverse = ops::apply(session_, *op);
    if (!inverse) continue;
    back.inverses.push_back(std::move(*inverse));
    done.push_back(std::move(*op));
  }
  to.push_back(std::move(back));
  tell(done, step.id);
  return true;
}

bool Document::undo() { return take_back(done_, undone_); }
bool Document::redo() { return take_back(undone_, done_); }

}  // namespace ops

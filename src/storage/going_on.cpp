#include "storage/going_on.h"

#include <algorithm>

#include "ops/op.h"
#include "storage/taken_back.h"

namespace storage {

using base::Id;
using ops::Op;
using ops::Ops;

namespace {

constexpr base::WallTime kPause = 60'000;  // ms; whoever goes on after it begins anew
constexpr std::size_t kMostSteps = 64;

/// What an op writes, and where.
struct Writing {
  Id thing;
  std::size_t field = 0;
  std::string words;
};

/// The words that a patch sets, where it does no more than that and give them room.
template <class T>
std::optional<Writing> written(const ops::Change<T>& change) {
  std::optional<Writing> out;
  bool more = false;
  std::size_t field = 0;
  const auto look = [&]<class Value>(const std::optional<Value>& value) {
    ++field;
    if (!value) return;
    if constexpr (std::is_same_v<Value, std::string>) {
      if (!out) out = {change.id, field, *value};
    } else {
      more = more || !(std::is_same_v<Value, base::Size> || std::is_same_v<Value, base::Vec2>);
    }
  };
  std::apply([&](const auto&... values) { (look(values), ...); }, change.set.values);
  return more ? std::nullopt : out;
}
template <class Other>
std::optional<Writing> written(const Other&) {
  return {};
}

std::optional<Writing> written(const Op& op) {
  return std::visit([](const auto& one) { return written(one); },
                    static_cast<const ops::AnyOp&>(op));
}

/// Words on one thing, and on its twin; all of them take as many letters at once.
std::optional<Writing> written(const Ops& ops) {
  std::optional<Writing> out;
  for (auto op = ops.begin(); op != ops.end(); ++op) {
    const auto one = written(*op);
    const bool again = std::any_of(ops.begin(), op, [&](const Op& earlier) {
      return ops::touched_by(earlier).id == ops::touched_by(*op).id;
    });
    if (!one || again) return {};
    if (!out) out = one;
  }
  return out;
}

/// An empty card was laid, and no more: whoever did is about to write on it.
Id laid_empty(const Ops& ops) {
  const auto* add = ops.size() == 1 ? std::get_if<ops::Add<model::Card>>(&ops[0]) : nullptr;
  return add && add->item.text.empty() && add->item.ink.empty() ? add->item.id : Id{};
}

}  // namespace

std::optional<std::size_t> GoingOn::before(const Told& told, std::size_t moment) {
  std::optional<std::size_t> out;
  const auto goes_on = [&](const auto& kept) { return told.at - kept.at <= kPause; };
  const auto step = told.step == 0 ? steps_.end() : steps_.find(told.step);
  const auto by_step = [&] {
    if (step != steps_.end() && goes_on(step->second) &&
        !begins_with_inverses(told.ops, step->second.inverses))
      out = step->second.moment;
  };

  if (const auto writing = written(told.ops)) {
    const auto run = words_.find(writing->thing);
    const bool there = run != words_.end() && goes_on(run->second) &&
                       (run->second.field == 0 || run->second.field == writing->field);
    if (there && run->second.begun == writing->words) {
      words_.erase(run);
    } else if (there) {
      out = run->second.moment;
      run->second = {moment, told.at, writing->field, std::move(run->second.begun)};
    } else {
      by_step();
      const auto was = written(told.inverses);
      words_.insert_or_assign(writing->thing,
                              Words{moment, told.at, writing->field, was ? was->words : ""});
    }
  } else {
    for (const Op& op : told.ops) words_.erase(ops::touched_by(op).id);
    by_step();
    if (const Id card = laid_empty(told.ops); !card.nil())
      words_.insert_or_assign(card, Words{moment, told.at, 0, ""});
  }

  if (told.step != 0) {
    if (steps_.size() > kMostSteps)
      std::erase_if(steps_, [&](const auto& entry) { return !goes_on(entry.second); });
    steps_.insert_or_assign(told.step, Step{moment, told.at, told.inverses});
  }
  return out;
}

}  // namespace storage

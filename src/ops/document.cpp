#include "ops/document.h"

#include <algorithm>

namespace ops {

using base::Result;

void Document::tell(const Op& op, StepId step) const {
  for (const Listener& listener : listeners_) listener(op, step);
}

Result<void> Document::apply(const Op& op, StepId step) {
  Result<Op> inverse = ops::apply(session_, op);
  if (!inverse) return inverse.error();
  const auto same =
      std::find_if(done_.rbegin(), done_.rend(), [&](const Step& s) { return s.id == step; });
  if (same != done_.rend())
    same->inverses.push_back(std::move(*inverse));
  else
    done_.push_back({step, {std::move(*inverse)}});
  undone_.clear();
  tell(op, step);
  return {};
}

Result<void> Document::apply_aside(const Op& op) {
  if (auto inverse = ops::apply(session_, op); !inverse) return inverse.error();
  tell(op, new_step());
  return {};
}

Result<void> Document::apply_all(const std::vector<Op>& ops_to_apply) {
  const StepId step = new_step();
  for (std::size_t i = 0; i < ops_to_apply.size(); ++i) {
    if (auto r = apply(ops_to_apply[i], step); !r) {
      if (i > 0) {
        undo();
        undone_.clear();
      }
      return r.error();
    }
  }
  return {};
}

bool Document::take_back(std::vector<Step>& from, std::vector<Step>& to) {
  if (from.empty()) return false;
  const Step step = std::move(from.back());
  from.pop_back();
  Step back{step.id, {}};
  for (auto op = step.inverses.rbegin(); op != step.inverses.rend(); ++op) {
    Result<Op> inverse = ops::apply(session_, *op);
    if (!inverse) continue;
    back.inverses.push_back(std::move(*inverse));
    tell(*op, step.id);
  }
  to.push_back(std::move(back));
  return true;
}

bool Document::undo() { return take_back(done_, undone_); }
bool Document::redo() { return take_back(undone_, done_); }

}  // namespace ops

// Document: the live session and its history. Every change passes apply(); who must know (journal,
// canvas) subscribes. Ops of one action are undone together, however many are open at once: ten
// people's drags are ten actions. What each thing went through is taken back in the order it
// happened: where another action has changed a thing meanwhile, what comes to it now is undone before
// that, by itself. One thread, the model's.
#pragma once

#include <functional>
#include <vector>

#include "ops/fwd.h"
#include "ops/op.h"

namespace ops {

/// What can be taken back, and brought back again, the newest last.
struct History {
  struct Action {
    ActionId id;
    Ops inverses;  // in the order of the ops they undo
  };
  std::vector<Action> done, undone;
};

class Document {
 public:
  /// `history`: of the ops that led to `session`; its ids are none that new_action() gives.
  explicit Document(model::Session session, History history = {})
      : session_(std::move(session)), history_(std::move(history)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const model::Session& session() const { return session_; }

  ActionId new_action() { return next_action_++; }
  /// Applies `op` as part of `action`; refusals leave everything as it was. Empties the redo list.
  base::Result<void> apply(const Op& op, ActionId action);
  /// Applies `op` beside the history: no undo takes it back. For what is nobody else's business, a
  /// card still being written at a seat. An undone action that would remove the thing can be redone
  /// no more: what was written on it since would go with it.
  base::Result<void> apply_aside(const Op& op);
  /// All of `ops`, in order, or none of them: where one is refused everything is as it was, the
  /// redo list too, and nobody is told of any. As one new action, or as part of `action`.
  base::Result<void> apply_all(const std::vector<Op>& ops);
  base::Result<void> apply_all(const std::vector<Op>& ops, ActionId action);

  bool can_undo() const { return next_undo() != nullptr; }
  bool can_redo() const { return next_redo() != nullptr; }
  /// What undo() and redo() take back; null: nothing.
  const History::Action* next_undo() const {
    return history_.done.empty() ? nullptr : &history_.done.back();
  }
  const History::Action* next_redo() const {
    return history_.undone.empty() ? nullptr : &history_.undone.back();
  }
  /// It was done, and has not been undone.
  bool stands(ActionId action) const;
  /// The newest `most` of what can be undone, and all that can be redone; none of it can here after
  /// that.
  History take_history(std::size_t most);
  /// Of what is about to be applied: what is to be applied besides, as part of the same action.
  using Besides = std::function<Ops(const Ops&)>;
  /// Takes back the newest action. False when there is none. An op that no longer fits (its thing is
  /// gone) is passed over.
  bool undo(const Besides& besides = {});
  bool redo(const Besides& besides = {});

  /// Called after every op that took effect, undo and redo included, in order; of ops that are
  /// applied together when all of them have. Of what is beside the history with kBeside.
  using Listener = std::function<void(const Op& op, ActionId action)>;
  void subscribe(Listener listener) { listeners_.push_back(std::move(listener)); }
  /// In a listener: more ops of the same action follow at once.
  bool more_follow() const { return more_follow_; }

 private:
  using Action = History::Action;
  /// Taking it back once more would remove the thing.
  static bool removes(const Action& action, Id id);
  static bool touch_the_same(const Action& action, const std::vector<Op>& inverses);
  void keep(ActionId action, std::vector<Op> inverses);
  bool take_back(std::vector<Action>& from, std::vector<Action>& to, const Besides& besides);
  void tell(const std::vector<Op>& ops, ActionId action);

  model::Session session_;
  History history_;
  std::vector<Listener> listeners_;
  ActionId next_action_ = 1;
  bool more_follow_ = false;
};

}  // namespace ops

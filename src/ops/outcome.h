// Outcome: cards and islands of a board as ops will leave them, for as much as those touch: what keeps
// an action in sight and what makes room look at it before it is applied. Pure; the board outlives it.
#pragma once

#include <map>
#include <optional>

#include "model/closed.h"
#include "ops/build.h"

namespace ops {

class Outcome {
 public:
  Outcome(const model::Board& board, const Ops& ops) : board_(board), index_map_(board.index_map) {
    for (const Op& op : ops)
      std::visit([&](const auto& o) { take(o); }, static_cast<const AnyOp&>(op));
  }

  const model::Card* card(base::Id id) const { return find(cards_, board_.cards, id); }
  const model::Island* island(base::Id id) const { return find(islands_, board_.islands, id); }
  /// f(id) for every card and then for every island there will be.
  template <class F, class G>
  void each(F&& card, G&& island) const {
    for (const auto& [id, c] : board_.cards)
      if (!cards_.contains(id)) card(c);
    for (const auto& [id, c] : cards_)
      if (c) card(*c);
    for (const auto& [id, i] : board_.islands)
      if (!islands_.contains(id)) island(i);
    for (const auto& [id, i] : islands_)
      if (i) island(*i);
  }
  /// As model::closed_over().
  base::Id closed_over(base::Id island) const {
    return model::closed_over(island, index_map_, [&](base::Id id) { return this->island(id); });
  }
  /// In a closed pile, which its plate stands for.
  bool hidden_in(base::Id island) const { return !closed_over(island).nil(); }
  bool index_map() const { return index_map_; }
  bool touches(base::Id id) const { return cards_.contains(id) || islands_.contains(id); }
  const std::map<base::Id, std::optional<model::Card>>& cards() const { return cards_; }
  const std::map<base::Id, std::optional<model::Island>>& islands() const { return islands_; }

 private:
  template <class T>
  auto& touched() {
    if constexpr (std::is_same_v<T, model::Card>)
      return cards_;
    else
      return islands_;
  }
  template <class T>
  static const T* find(const std::map<base::Id, std::optional<T>>& now,
                       const std::map<base::Id, T>& before, base::Id id) {
    if (const auto it = now.find(id); it != now.end()) return it->second ? &*it->second : nullptr;
    const auto it = before.find(id);
    return it == before.end() ? nullptr : &it->second;
  }
  template <class T>
  static constexpr bool kSeen = std::is_same_v<T, model::Card> || std::is_same_v<T, model::Island>;
  template <class T>
  void take(const Add<T>& op) {
    if constexpr (kSeen<T>)
      if (op.board == board_.id) touched<T>()[op.item.id] = op.item;
  }
  template <class T>
  void take(const Remove<T>& op) {
    if constexpr (kSeen<T>)
      if (op.board == board_.id) touched<T>()[op.id].reset();
  }
  template <class T>
  void take(const Change<T>& op) {
    if constexpr (std::is_same_v<T, model::Board>)
      if (op.id == board_.id)
        index_map_ = op.set.template get<&model::Board::index_map>().value_or(index_map_);
    if constexpr (kSeen<T>) {
      if (op.board != board_.id) return;
      const T* now;
      if constexpr (std::is_same_v<T, model::Card>)
        now = card(op.id);
      else
        now = island(op.id);
      if (!now) return;
      T changed = *now;
      model::apply_patch(changed, op.set);
      touched<T>()[op.id] = std::move(changed);
    }
  }

  const model::Board& board_;
  bool index_map_;
  std::map<base::Id, std::optional<model::Card>> cards_;
  std::map<base::Id, std::optional<model::Island>> islands_;
};

}  // namespace ops

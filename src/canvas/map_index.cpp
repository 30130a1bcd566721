#include "canvas/map_index.h"

#include <fmt/core.h>

#include <algorithm>

#include "canvas/ink.h"
#include "canvas/look.h"
#include "canvas/shape.h"
#include "model/closed.h"
#include "model/plate_labels.h"
#include "model/weighing.h"

namespace canvas {

using namespace model;

namespace {

Rect card_bounds(const Card& card, bool has_points) {
  const double reach = has_points ? kTagReach : kShadowReach;
  return shape_of(card).bounds().grown(std::max(reach, ink_reach(card)));
}
Rect outline_bounds(const Shape& outline) { return bounds_of(outline).grown(kOutlineReach); }

}  // namespace

void MapIndex::show(const Board* board) {
  board_ = board;
  outlines_.clear();
  if (board_) outlines_.seen_as_index_map(board_->index_map);
  sums_.clear();
  signs_.clear();
  labels_.clear();
  ranks_.clear();
  dirty_cards_.clear();
  dirty_islands_.clear();
  dirty_votes_.clear();
  places_.fill({});
  lines_.show(board);
  if (board_) settle_all();
}

void MapIndex::changed(ItemKind kind, Id id) {
  if (kind == ItemKind::card)
    dirty_cards_.insert(id);
  else if (kind == ItemKind::relation)
    lines_.changed(id);
  else if (kind == ItemKind::circle || kind == ItemKind::title)
    signs_.changed();
  else
    dirty_islands_.insert(id);
}

void MapIndex::reworded(ItemRef ref) {
  layouts_.forget(ref);
  if (places_.shown(ref)) places_.damage(ref);
}

// --- keeping in step with the board

bool MapIndex::in_closed(Id island) const { return !closed_over(*board_, island).nil(); }

int MapIndex::depth(Id island) const {
  int d = 0;
  for (const Island* at = find_island(*board_, island); at; at = find_island(*board_, at->parent))
    ++d;
  return d;
}

void MapIndex::ends_changed_within(Id island) {
  lines_.end_changed(island);
  for (const Id card : outlines_.cards_in(island)) lines_.end_changed(card);
  for (const Id inner : outlines_.islands_in(island)) ends_changed_within(inner);
}

void MapIndex::settle_card(Id id) {
  const ItemRef ref{ItemKind::card, id};
  const Card* card = find_card(*board_, id);
  const bool on_table = card && card->place == Place::table;
  if (const Places::Thing* old = places_.find(ref); old && !old->group.nil()) {
    if (!on_table || card->island != old->group) outlines_.take_card(id, old->group);
    dirty_islands_.insert(old->group);
  }
  layouts_.forget(ref);
  if (!on_table) {
    places_.remove(ref);
    lines_.lies(ref);
    return;
  }
  if (!card->island.nil()) {
    outlines_.put_card(id, card->island);
    dirty_islands_.insert(card->island);
  }
  if (in_closed(card->island))
    places_.hide(ref, card->island);
  else
    places_.place(ref, card_bounds(*card, sums_.of(id).has_value()), card->island, card->z);
  lines_.lies(ref);
}

/// Keeps who lies in whom; for every changed island before any outline is made anew.
void MapIndex::settle_parent(Id id) {
  const Island* island = find_island(*board_, id);
  if (const Places::Thing* old = places_.find({ItemKind::island, id}); old && !old->group.nil())
    if (!island || island->parent != old->group) outlines_.take_island(id, old->group);
  if (island && !island->parent.nil()) outlines_.put_island(id, island->parent);
}

void MapIndex::settle_island(Id id) {
  const ItemRef ref{ItemKind::island, id}, plate{ItemKind::plate, id};
  const Island* island = find_island(*board_, id);
  layouts_.forget(plate);
  if (!island) {
    places_.remove(ref);
    places_.remove(plate);
    outlines_.forget(id);
  } else {
    outlines_.renew(*board_, id);
    if (in_closed(island->parent)) {
      places_.hide(ref, island->parent);
      places_.remove(plate);
    } else {
      places_.place(plate, outlines_.plate(*board_, *island).bounds().grown(kTagReach), id);
      if (const auto line = outlines_.of(id))
        places_.place(ref, outline_bounds(*line), island->parent);
    }
    if (is_pile(*board_, id)) ends_changed_within(id);
  }
  lines_.lies(plate);
  lines_.lies(ref);
}

void MapIndex::settle_vote(Id id) {
  const auto it = board_->votes.find(id);
  std::set<Id> targets;
  if (const auto before = sums_.target_of(id)) targets.insert(*before);
  const bool counts = it != board_->votes.end() && !it->second.secret;
  if (counts) targets.insert(it->second.target);
  for (const Id target : targets) damage_points(target);
  if (counts)
    sums_.put(it->second);
  else
    sums_.drop(id);
  for (const Id target : targets) {
    damage_points(target);
    // Its tag reaches farther than its paper.
    if (board_->cards.contains(target)) dirty_cards_.insert(target);
  }
}

/// The card, or the plate of an island, that has points, and the tag that says how many: it may reach
/// beyond.
void MapIndex::damage_points(Id target) {
  const bool island = find_island(*board_, target) != nullptr;
  const ItemRef thing{island ? ItemKind::plate : ItemKind::card, target};
  if (!places_.shown(thing)) return;
  places_.damage(thing);
  if (const auto tag = points_of(target)) places_.damage(tag->shape.bounds().grown(1));
}

int MapIndex::rank_of(Id target) const {
  const auto it = ranks_.find(target);
  return it == ranks_.end() ? 0 : it->second;
}

bool MapIndex::by_rank() const { return board_ && board_->weighing.by_rank; }

std::string MapIndex::points_words(Id target) const {
  const int points = sums_.of(target).value_or(0), rank = rank_of(target);
  if (!board_->weighing.counted || rank == 0 || rank_words_.empty()) return std::to_string(points);
  return fmt::format(fmt::runtime(rank_words_), points, rank);
}

std::optional<PlateTag> MapIndex::points_of(Id target) const {
  if (!sums_.of(target) || seen_of(*board_, target) != target) return {};
  if (const Island* island = find_island(*board_, target))
    return points_tag(outlines_.plate(*board_, *island), points_words(target), layouts_);
  const Card* card = find_card(*board_, target);
  if (!card || card->place != Place::table) return {};
  return card_points_tag(shape_of(*card), points_words(target), layouts_);
}

/// Who stands where, anew; those that stand elsewhere now are damaged.
void MapIndex::settle_ranks() {
  const std::vector<model::Rank> now = model::ranks_of(*board_);
  const std::map<Id, int> before = std::exchange(ranks_, {});
  for (const model::Rank& r : now) ranks_[r.target] = r.rank;
  if (!board_->weighing.counted && !by_rank()) return;
  if (ranks_ != before) places_.damage_all();
}

void MapIndex::board_changed() {
  if (!board_) return;
  if (outlines_.seen_as_index_map(board_->index_map))
    for (const auto& [id, island] : board_->islands) dirty_islands_.insert(id);
  if (weighing_ == board_->weighing) return;
  weighing_ = board_->weighing;
  settle_ranks();
  places_.damage_all();
}

const std::string* MapIndex::label_of(Id island) const {
  const auto it = labels_.find(island);
  return it == labels_.end() ? nullptr : &it->second;
}

void MapIndex::settle_labels() {
  const auto before = std::exchange(labels_, {});
  if (model::has_levels(*board_)) labels_ = model::plate_labels(*board_);
  const auto damage_others = [&](const auto& these, const auto& those) {
    for (const auto& [id, label] : these) {
      const auto it = those.find(id);
      if (it == those.end() || it->second != label) damage_label(id, label);
    }
  };
  damage_others(before, labels_);
  damage_others(labels_, before);
}

void MapIndex::damage_label(Id id, const std::string& label) {
  const Island* island = find_island(*board_, id);
  const ItemRef plate{ItemKind::plate, id};
  if (!island || !places_.shown(plate)) return;
  places_.damage(plate);
  places_.damage(
      level_tag(outlines_.plate(*board_, *island), label, layouts_).shape.bounds().grown(1));
}

/// Every island whose outline or whose being seen may have changed, and with them cards that come
/// into sight or go out of it.
std::set<Id> MapIndex::islands_to_settle() {
  std::set<Id> all;
  const auto with_parents = [&](Id id) {
    for (Id at = id; !at.nil() && all.insert(at).second;) {
      const Island* island = find_island(*board_, at);
      at = island ? island->parent : Id{};
    }
  };
  for (const Id id : std::exchange(dirty_islands_, {})) {
    with_parents(id);
    if (const Places::Thing* old = places_.find({ItemKind::island, id})) with_parents(old->group);
    // An island's opening and closing, or its going, shows or hides all that lies in it.
    std::vector<Id> within{id};
    for (std::size_t i = 0; i < within.size(); ++i) {
      const Id at = within[i];
      const bool hidden = in_closed(at);
      for (const Id card : std::set<Id>(outlines_.cards_in(at)))
        if (const Places::Thing* thing = places_.find({ItemKind::card, card});
            thing && thing->shown == hidden)
          settle_card(card);
      for (const Id child : outlines_.islands_in(at)) {
        if (const Places::Thing* thing = places_.find({ItemKind::island, child});
            thing && thing->shown == hidden)
          all.insert(child);
        within.push_back(child);
      }
    }
  }
  return all;
}

std::vector<Id> MapIndex::innermost_first(const std::set<Id>& islands) const {
  std::vector<Id> out(islands.begin(), islands.end());
  std::stable_sort(out.begin(), out.end(), [&](Id a, Id b) { return depth(a) > depth(b); });
  return out;
}

bool MapIndex::settle() {
  if (!board_) return false;
  if (dirty_cards_.empty() && dirty_islands_.empty() && dirty_votes_.empty() && lines_.settled() &&
      !signs_.dirty())
    return false;
  const bool votes_changed = !dirty_votes_.empty();
  for (const Id id : std::exchange(dirty_votes_, {})) settle_vote(id);
  if (votes_changed || (!ranks_.empty() && !dirty_cards_.empty())) settle_ranks();
  for (const Id id : std::exchange(dirty_cards_, {})) settle_card(id);
  const bool islands_changed = !dirty_islands_.empty();
  const std::vector<Id> islands = innermost_first(islands_to_settle());
  for (const Id id : islands) settle_parent(id);
  for (const Id id : islands) settle_island(id);
  if (islands_changed) settle_labels();
  // Cards that came into sight have marked theirs again.
  dirty_islands_.clear();
  lines_.settle();
  settle_signs();
  return true;
}

Signs::Around MapIndex::around_signs() const {
  return {*board_, outlines_, [this](Id island) {
            std::vector<std::pair<Vec2, Vec2>> parts;
            for (const Id id : lines_.ends().at(island)) {
              const RelationLine* line = lines_.of(id);
              for (std::size_t i = 1; line && i < line->way.size(); ++i)
                parts.emplace_back(line->way[i - 1], line->way[i]);
            }
            return parts;
          }};
}

/// After the lines, whose words then keep off the marks.
void MapIndex::settle_signs() {
  for (const Rect& there : signs_.settle(around_signs(), places_)) lines_.words_near(there);
  lines_.settle();
  signs_.settle_title(*board_, places_);
}

std::optional<TurnedRect> MapIndex::symbol_place(Id id) const {
  const Island* const island = find_island(*board_, id);
  if (!island || !places_.shown({ItemKind::plate, id})) return {};
  if (const TurnedRect* const place = signs_.symbol(id)) return *place;
  return signs_.symbol_place(*island, island->symbol, around_signs(), places_);
}

void MapIndex::settle_all() {
  for (const auto& [id, vote] : board_->votes)
    if (!vote.secret) sums_.put(vote);
  weighing_ = board_->weighing;
  settle_ranks();
  std::vector<Places::Entry> all;
  all.reserve(board_->cards.size() + board_->islands.size() * 2);
  for (const auto& [id, card] : board_->cards) {
    if (card.place != Place::table) continue;
    if (!card.island.nil()) outlines_.put_card(id, card.island);
    all.push_back({{card_bounds(card, sums_.of(id).has_value()), {ItemKind::card, id}, card.z},
                   card.island,
                   !in_closed(card.island)});
  }
  std::set<Id> islands;
  for (const auto& [id, island] : board_->islands) {
    islands.insert(id);
    if (!island.parent.nil()) outlines_.put_island(id, island.parent);
  }
  for (const Id id : innermost_first(islands)) {
    const Island& island = board_->islands.at(id);
    outlines_.renew(*board_, id);
    const bool shown = !in_closed(island.parent);
    if (shown)
      all.push_back(
          {{outlines_.plate(*board_, island).bounds().grown(kTagReach), {ItemKind::plate, id}},
           id});
    if (const auto line = outlines_.of(id))
      all.push_back({{outline_bounds(*line), {ItemKind::island, id}}, island.parent, shown});
  }
  places_.fill(all);
  settle_labels();
  lines_.settle();
  signs_.changed();
  settle_signs();
}

// --- holding

std::vector<ItemRef> MapIndex::all_of(ItemRef root) const {
  std::vector<ItemRef> out;
  const auto add = [&](ItemRef ref) {
    if (places_.find(ref)) out.push_back(ref);
  };
  if (root.kind != ItemKind::island) {
    add(root);
  } else if (board_->islands.contains(root.id)) {
    for (const Id id : subtree_of(*board_, root.id)) {
      add({ItemKind::island, id});
      add({ItemKind::plate, id});
      add({ItemKind::symbol, id});
      for (const Id card : outlines_.cards_in(id)) add({ItemKind::card, card});
    }
  }
  return out;
}

void MapIndex::damage_with_lines(const std::vector<ItemRef>& items) {
  for (const ItemRef ref : items) {
    places_.damage(ref);
    if (ref.kind != ItemKind::plate)
      for (const Id id : lines_.ends().at(ref.id)) places_.damage({ItemKind::relation, id});
  }
}

void MapIndex::lifted(const std::vector<ItemRef>& items) { damage_with_lines(items); }

void MapIndex::laid(const std::vector<ItemRef>& items) {
  damage_with_lines(items);
  for (const ItemRef ref : items) lines_.end_changed(ref.id);
}

}  // namespace canvas

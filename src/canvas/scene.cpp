#include "canvas/scene.h"

#include <algorithm>
#include <iterator>

#include "canvas/ink.h"
#include "canvas/outline.h"
#include "canvas/relation.h"

namespace canvas {

using namespace model;

Scene::Scene(text::Typesetter& typesetter, const Look& look)
    : typesetter_(typesetter), look_(look) {}
Scene::~Scene() = default;

void Scene::set_look(const Look& look) {
  look_ = look;
  labels_.clear();
  damage_.push_back(Rect{{-1e9, -1e9}, {1e9, 1e9}});
}

void Scene::show(const Board* board) {
  board_ = board;
  things_.clear();
  outlines_.clear();
  cards_of_.clear();
  islands_of_.clear();
  held_.clear();
  held_items_.clear();
  layouts_.clear();
  dirty_cards_.clear();
  dirty_islands_.clear();
  dirty_relations_.clear();
  index_.fill({});
  damage_.assign(1, Rect{{-1e9, -1e9}, {1e9, 1e9}});
  if (board_) settle_all();
}

void Scene::changed(ItemKind kind, Id id) {
  if (kind == ItemKind::card)
    dirty_cards_.insert(id);
  else if (kind == ItemKind::relation)
    dirty_relations_.insert(id);
  else
    dirty_islands_.insert(id);
}

std::vector<Rect> Scene::take_damage() {
  settle();
  return std::exchange(damage_, {});
}

// --- keeping in step with the board

void Scene::damage(const Rect& r) {
  if (!r.empty()) damage_.push_back(r);
}

bool Scene::in_closed(Id island) const {
  for (const Island* at = find_island(*board_, island); at; at = find_island(*board_, at->parent))
    if (at->closed) return true;
  return false;
}

int Scene::depth(Id island) const {
  int d = 0;
  for (const Island* at = find_island(*board_, island); at; at = find_island(*board_, at->parent))
    ++d;
  return d;
}

Rect Scene::card_bounds(const Card& card) const {
  return shape_of(card).bounds().grown(std::max(kShadowReach, ink_reach(card)));
}

void Scene::place(ItemRef ref, const Rect& bounds, Id group, double z) {
  remove(ref);
  things_[ref] = {bounds, group, true};
  index_.insert({bounds, ref, z});
  damage(bounds);
}

void Scene::remove(ItemRef ref) {
  const auto it = things_.find(ref);
  if (it == things_.end()) return;
  const Rect& b = it->second.bounds;
  if (it->second.shown) {
    index_.remove(b, ref);
    damage(b);
  }
  things_.erase(it);
}

std::shared_ptr<const Shape> Scene::make_outline(Id id) const {
  const Island& island = board_->islands.at(id);
  std::vector<TurnedRect> shapes{plate_shape_of(island)};
  std::vector<std::shared_ptr<const Shape>> rings;
  if (!island.closed) {
    if (const auto cards = cards_of_.find(id); cards != cards_of_.end())
      for (const Id card : cards->second) shapes.push_back(shape_of(board_->cards.at(card)));
    if (const auto inner = islands_of_.find(id); inner != islands_of_.end())
      for (const Id child : inner->second)
        if (const auto it = outlines_.find(child); it != outlines_.end())
          rings.push_back(it->second);
  }
  return island_outline(shapes, rings, kIslandMargin);
}

void Scene::settle_card(Id id) {
  const ItemRef ref{ItemKind::card, id};
  const Card* card = find_card(*board_, id);
  if (const auto old = things_.find(ref); old != things_.end()) {
    const Id group = old->second.group;
    if (!group.nil() && (!card || card->island != group || card->place != Place::table))
      cards_of_[group].erase(id);
    if (!group.nil()) dirty_islands_.insert(group);
  }
  layouts_.erase(ref);
  for (const auto& [rid, r] : board_->relations)
    if (r.from == id || r.to == id) dirty_relations_.insert(rid);
  if (!card || card->place != Place::table) {
    remove(ref);
    return;
  }
  if (!card->island.nil()) {
    cards_of_[card->island].insert(id);
    dirty_islands_.insert(card->island);
  }
  if (in_closed(card->island)) {
    remove(ref);
    things_[ref] = {{}, card->island, false};
  } else {
    place(ref, card_bounds(*card), card->island, card->z);
  }
}

/// Keeps who lies in whom; for every changed island before any outline is made anew.
void Scene::settle_parent(Id id) {
  const Island* island = find_island(*board_, id);
  if (const auto old = things_.find({ItemKind::island, id}); old != things_.end()) {
    const Id group = old->second.group;
    if (!group.nil() && (!island || island->parent != group)) islands_of_[group].erase(id);
  }
  if (island && !island->parent.nil()) islands_of_[island->parent].insert(id);
}

void Scene::settle_island(Id id) {
  const ItemRef ref{ItemKind::island, id}, plate{ItemKind::plate, id};
  const Island* island = find_island(*board_, id);
  layouts_.erase(plate);
  for (const auto& [rid, r] : board_->relations)
    if (r.from == id || r.to == id) dirty_relations_.insert(rid);
  if (!island) {
    remove(ref);
    remove(plate);
    outlines_.erase(id);
    return;
  }
  outlines_[id] = make_outline(id);
  if (in_closed(island->parent)) {
    remove(ref);
    remove(plate);
    things_[ref] = {{}, island->parent, false};
    return;
  }
  place(plate, plate_shape_of(*island).bounds().grown(kLineReach), id);
  if (outlines_[id]) place(ref, bounds_of(*outlines_[id]).grown(kOutlineReach), island->parent);
}

void Scene::settle_relation(Id id) {
  const ItemRef ref{ItemKind::relation, id};
  remove(ref);
  const auto line = line_of(id);
  if (!line) return;
  const Relation& r = board_->relations.at(id);
  Rect bounds =
      Rect{line->first, line->first}.united({line->second, line->second}).grown(kLineReach);
  bounds = bounds.united(words_spot(r, line->first, line->second).grown(2));
  place(ref, bounds, {});
}

void Scene::settle() {
  if (!board_) return;
  if (dirty_cards_.empty() && dirty_islands_.empty() && dirty_relations_.empty()) return;
  points_ = points_by_target(*board_);
  for (Held& h : held_) h.seen_scale = 0;
  for (const Id id : std::exchange(dirty_cards_, {})) settle_card(id);
  // An island's opening and closing, or its going, shows or hides all that lies in it.
  std::set<Id> islands = std::exchange(dirty_islands_, {});
  std::set<Id> all;
  const auto with_parents = [&](Id id) {
    for (Id at = id; !at.nil() && all.insert(at).second;) {
      const Island* island = find_island(*board_, at);
      at = island ? island->parent : Id{};
    }
  };
  for (const Id id : islands) {
    with_parents(id);
    const auto old = things_.find({ItemKind::island, id});
    if (old != things_.end()) with_parents(old->second.group);
    std::vector<Id> within{id};
    for (std::size_t i = 0; i < within.size(); ++i) {
      const Id at = within[i];
      const bool hidden = in_closed(at);
      if (const auto cards = cards_of_.find(at); cards != cards_of_.end())
        for (const Id card : std::set<Id>(cards->second)) {
          const auto thing = things_.find({ItemKind::card, card});
          if (thing != things_.end() && thing->second.shown == hidden) settle_card(card);
        }
      if (const auto inner = islands_of_.find(at); inner != islands_of_.end())
        for (const Id child : inner->second) {
          const auto thing = things_.find({ItemKind::island, child});
          if (thing != things_.end() && thing->second.shown == hidden) all.insert(child);
          within.push_back(child);
        }
    }
  }
  std::vector<Id> inner_first(all.begin(), all.end());
  std::stable_sort(inner_first.begin(), inner_first.end(),
                   [&](Id a, Id b) { return depth(a) > depth(b); });
  for (const Id id : inner_first) settle_parent(id);
  for (const Id id : inner_first) settle_island(id);
  dirty_islands_.clear();
  for (const Id id : std::exchange(dirty_relations_, {})) settle_relation(id);
}

void Scene::settle_all() {
  points_ = points_by_target(*board_);
  std::vector<SpatialIndex::Value> values;
  values.reserve(board_->cards.size() + board_->islands.size() * 2);
  things_.reserve(values.capacity());
  const auto add = [&](ItemRef ref, const Rect& b, Id group, bool shown, double z = 0) {
    things_[ref] = {b, group, shown};
    if (shown) values.push_back({b, ref, z});
  };
  for (const auto& [id, card] : board_->cards) {
    if (card.place != Place::table) continue;
    if (!card.island.nil()) cards_of_[card.island].insert(id);
    add({ItemKind::card, id}, card_bounds(card), card.island, !in_closed(card.island), card.z);
  }
  std::vector<Id> inner_first;
  for (const auto& [id, island] : board_->islands) {
    inner_first.push_back(id);
    if (!island.parent.nil()) islands_of_[island.parent].insert(id);
  }
  std::stable_sort(inner_first.begin(), inner_first.end(),
                   [&](Id a, Id b) { return depth(a) > depth(b); });
  for (const Id id : inner_first) {
    const Island& island = board_->islands.at(id);
    outlines_[id] = make_outline(id);
    const bool shown = !in_closed(island.parent);
    if (shown)
      add({ItemKind::plate, id}, plate_shape_of(island).bounds().grown(kLineReach), id, true);
    if (outlines_[id])
      add({ItemKind::island, id}, bounds_of(*outlines_[id]).grown(kOutlineReach), island.parent,
          shown);
  }
  index_.fill(values);
  for (const auto& [id, r] : board_->relations) settle_relation(id);
}

// --- holding

void Scene::hold(ItemRef root) {
  settle();
  if (!board_) return;
  Held held;
  held.root = root;
  const auto take = [&](ItemRef ref) {
    const auto it = things_.find(ref);
    if (it == things_.end() || held_items_.contains(ref)) return;
    held.items.push_back(ref);
    held_items_[ref] = held_.size();
    damage(it->second.bounds);
  };
  if (root.kind == ItemKind::card) {
    take(root);
    for (const auto& [rid, r] : board_->relations)
      if (r.from == root.id || r.to == root.id) dirty_relations_.insert(rid);
  } else if (board_->islands.contains(root.id)) {
    for (const Id id : subtree_of(*board_, root.id)) {
      take({ItemKind::island, id});
      take({ItemKind::plate, id});
      if (const auto cards = cards_of_.find(id); cards != cards_of_.end())
        for (const Id card : cards->second) take({ItemKind::card, card});
    }
  }
  held_.push_back(std::move(held));
  for (const auto& [rid, r] : board_->relations)
    if (touches_held(r))
      if (const auto it = things_.find({ItemKind::relation, rid}); it != things_.end())
        damage(it->second.bounds);
  dirty_relations_.clear();
}

void Scene::set_pose(ItemRef root, const Pose& pose) {
  for (Held& h : held_)
    if (h.root == root) h.pose = pose;
}

void Scene::set_in_hand(ItemRef root, bool in_hand) {
  for (Held& h : held_)
    if (h.root == root) h.in_hand = in_hand;
}

bool Scene::shown(ItemRef ref) const {
  const auto it = things_.find(ref);
  return it != things_.end() && it->second.shown;
}

bool Scene::in_hand(ItemRef ref) const {
  const auto it = held_items_.find(ref);
  return it != held_items_.end() && held_[it->second].in_hand;
}

void Scene::let_go(ItemRef root) {
  const auto it =
      std::find_if(held_.begin(), held_.end(), [&](const Held& h) { return h.root == root; });
  if (it == held_.end()) return;
  for (const ItemRef ref : it->items)
    if (const auto thing = things_.find(ref); thing != things_.end()) damage(thing->second.bounds);
  if (board_)
    for (const auto& [rid, r] : board_->relations)
      if (touches_held(r)) dirty_relations_.insert(rid);
  held_.erase(it);
  held_items_.clear();
  for (std::size_t i = 0; i < held_.size(); ++i)
    for (const ItemRef ref : held_[i].items) held_items_[ref] = i;
}

std::optional<Pose> Scene::pose_of(ItemRef ref) const {
  const auto it = held_items_.find(ref);
  if (it == held_items_.end()) return {};
  return held_[it->second].pose;
}

bool Scene::touches_held(const Relation& r) const {
  for (const Id id : {r.from, r.to})
    if (held_items_.contains({ItemKind::card, id}) || held_items_.contains({ItemKind::island, id}))
      return true;
  return false;
}

// --- questions

std::vector<ItemRef> Scene::visible_items(const Rect& view) {
  settle();
  std::vector<ItemRef> out;
  for (const auto& found : index_.query(view))
    if (!is_held(found.ref)) out.push_back(found.ref);
  // What was undone away or put into the tray meanwhile is nowhere, though a finger is still there.
  for (const Held& h : held_)
    std::copy_if(h.items.begin(), h.items.end(), std::back_inserter(out),
                 [&](ItemRef ref) { return shown(ref); });
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const Shape> Scene::outline(Id island) {
  settle();
  const auto it = outlines_.find(island);
  return it == outlines_.end() ? nullptr : it->second;
}

std::optional<std::pair<Vec2, Vec2>> Scene::relation_line(Id id) {
  settle();
  return line_of(id);
}

Rect Scene::bounds() {
  settle();
  return index_.bounds();
}

}  // namespace canvas

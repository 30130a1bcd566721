#include "canvas/scene.h"

namespace canvas {

Scene::Scene(text::Typesetter& typesetter, const Look& look)
    : look_(look),
      layouts_(typesetter),
      map_(holding_, layouts_),
      finder_(map_, holding_),
      painter_(map_, holding_, layouts_, look_) {}

void Scene::show(const model::Board* board) {
  holding_.clear();
  layouts_.forget_items();
  painter_.forget_choices();
  map_.show(board);
}

void Scene::set_look(const Look& look) {
  look_ = look;
  layouts_.forget_items();  // what stands in for a plate's words is the look's
  layouts_.forget_labels();
  map_.damage_all();
}

bool Scene::settle() {
  if (map_.settle()) painter_.forget_choices();
  return map_.board() != nullptr;
}

std::vector<Rect> Scene::take_damage() {
  settle();
  return map_.take_damage();
}

void Scene::paint(const Rect& region, double scale, DrawList& out) {
  if (settle()) painter_.paint(region, scale, out);
}

void Scene::paint_held(double scale, DrawList& out, std::vector<Rect>& bounds) {
  if (settle()) painter_.paint_held(scale, out, bounds);
}

void Scene::hold(ItemRef root) {
  if (!settle()) return;
  map_.lifted(holding_.take(root, map_.all_of(root)));
  painter_.forget_choices();
}

void Scene::let_go(ItemRef root) {
  const std::vector<ItemRef> items = holding_.let_go(root);
  map_.laid(items);
  painter_.forget_choices();
}

std::optional<ItemRef> Scene::hit(Vec2 p, double slop) {
  if (!settle()) return {};
  return finder_.hit(p, slop);
}

std::optional<Id> Scene::card_at(Vec2 p, Id except) {
  if (!settle()) return {};
  return finder_.card_at(p, except);
}

Id Scene::island_at(Vec2 p, Id except) {
  if (!settle()) return {};
  return finder_.island_at(p, except);
}

std::shared_ptr<const Shape> Scene::outline(Id island) {
  settle();
  return map_.outlines().of(island);
}

Enclosed Scene::enclosed_by(const std::vector<Vec2>& ring) {
  if (!settle()) return {};
  return finder_.enclosed_by(ring);
}

bool Scene::is_free(const Rect& spot) {
  settle();
  return finder_.is_free(spot);
}

Vec2 Scene::free_place(Size size, const Rect& view, const std::vector<Rect>& avoid) {
  settle();
  return finder_.free_place(size, view, avoid);
}

Rect Scene::bounds() {
  settle();
  return map_.places().bounds();
}

Crowd Scene::crowd(Size seen) {
  settle();
  return finder_.crowd(seen);
}

std::vector<TurnedRect> Scene::shapes_in(Id island) {
  if (!settle()) return {};
  return finder_.shapes_in(island);
}

std::vector<ItemRef> Scene::visible_items(const Rect& view) {
  settle();
  return finder_.visible_items(view);
}

std::optional<std::pair<Vec2, Vec2>> Scene::relation_line(Id relation) {
  if (!settle()) return {};
  return map_.line_of(relation);
}

text::LayoutPtr Scene::layout_of(ItemRef ref) {
  if (!map_.board()) return nullptr;
  if (ref.kind == ItemKind::card) {
    const model::Card* c = find_card(*map_.board(), ref.id);
    return c ? layouts_.card(*c) : nullptr;
  }
  const model::Island* i = find_island(*map_.board(), ref.id);
  return i ? layouts_.plate(*i, i->plate) : nullptr;
}

BoardPicture draw_board(const model::Board& board, text::Typesetter& typesetter, const Look& look,
                        double scale) {
  Scene scene(typesetter, look);
  scene.show(&board);
  BoardPicture out;
  out.bounds = scene.bounds();
  scene.paint(out.bounds, scale, out.list);
  return out;
}

}  // namespace canvas

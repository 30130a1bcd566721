#include "canvas/scene.h"

#include <utility>

#include "canvas/finder.h"
#include "canvas/ground.h"
#include "canvas/map_painter.h"

namespace canvas {

struct Scene::Parts {
  Parts(text::Typesetter& typesetter, const Look& look)
      : layouts(typesetter),
        map(holding, layouts),
        finder(map, holding),
        painter(map, holding, layouts, look) {}

  KeptLayouts layouts;
  Holding holding;
  MapIndex map;
  Finder finder;
  MapPainter painter;
  bool moved = false;    // what is held: lines to it are to follow
  model::Ground ground;  // as it is shown
};

Scene::Scene(text::Typesetter& typesetter, const Look& look)
    : look_(look), parts_(std::make_unique<Parts>(typesetter, look_)) {
  parts_->layouts.set_letters(look.letters);
  parts_->map.set_rank_words(look.rank_words);
}
Scene::~Scene() = default;

void Scene::show(const model::Board* board) {
  parts_->holding.clear();
  parts_->layouts.forget_items();
  parts_->painter.forget_choices();
  parts_->map.show(board);
  parts_->ground = board ? board->ground : model::Ground();
}

const model::Board* Scene::board() const { return parts_->map.board(); }
void Scene::changed(ItemKind kind, Id id) { parts_->map.changed(kind, id); }
void Scene::set_title(const Title& title) { parts_->map.set_title(title); }
void Scene::vote_changed(Id vote) { parts_->map.vote_changed(vote); }

void Scene::board_changed() {
  parts_->map.board_changed();
  if (!board() || parts_->ground == board()->ground) return;
  parts_->ground = board()->ground;
  parts_->map.damage_all();
}

void Scene::set_look(const Look& look) {
  const bool other_letters = !(look_.letters == look.letters);
  look_ = look;
  parts_->layouts.set_letters(look.letters);
  parts_->map.set_rank_words(look.rank_words);
  parts_->layouts.forget_items();  // what stands in for a plate's words is the look's
  parts_->layouts.forget_labels();
  // The paper under a relation's words is as large as they are.
  if (other_letters && board())
    for (const auto& [id, relation] : board()->relations) changed(ItemKind::relation, id);
  if (other_letters && board()) changed(ItemKind::title, board()->id);
  parts_->map.damage_all();
}

void Scene::set_furigana(text::Furigana* readings) {
  parts_->layouts.set_furigana(readings);
  parts_->layouts.forget_items();
  parts_->map.damage_all();
}

text::Furigana* Scene::furigana() const { return parts_->layouts.furigana(); }

void Scene::read_anew() { parts_->layouts.read_anew(); }

void Scene::readings_came() {
  settle();
  for (const ItemRef ref : parts_->layouts.take_read()) parts_->map.reworded(ref);
}

bool Scene::settle() {
  if (parts_->map.settle()) {
    parts_->painter.forget_choices();
    parts_->moved = true;
  }
  return parts_->map.board() != nullptr;
}

bool Scene::settle_lines() {
  if (!settle()) return false;
  if (std::exchange(parts_->moved, false)) parts_->map.follow();
  return true;
}

std::vector<Rect> Scene::take_damage() {
  settle();
  return parts_->map.take_damage();
}

void Scene::paint(const Rect& region, double scale, DrawList& out) {
  if (settle_lines()) parts_->painter.paint(region, scale, out);
}

void Scene::paint_held(double scale, DrawList& out, std::vector<Rect>& bounds) {
  if (!settle()) return;
  // Also where nothing moved: what was left rough last time comes now.
  parts_->moved = false;
  parts_->map.follow();
  parts_->painter.paint_held(scale, out, bounds);
}

void Scene::hold(ItemRef root) {
  if (!settle()) return;
  parts_->map.lifted(parts_->holding.take(root, parts_->map.all_of(root)));
  parts_->painter.forget_choices();
  parts_->moved = true;
}

void Scene::set_pose(ItemRef root, const Pose& pose) {
  parts_->holding.set_pose(root, pose);
  parts_->moved = true;
}
void Scene::set_in_hand(ItemRef root, bool in_hand) { parts_->holding.set_in_hand(root, in_hand); }
bool Scene::is_held(ItemRef ref) const { return parts_->holding.is_held(ref); }
std::vector<ItemRef> Scene::in_hand() const {
  std::vector<ItemRef> out;
  for (const Held& held : parts_->holding.all())
    if (held.in_hand) out.insert(out.end(), held.items.begin(), held.items.end());
  return out;
}
bool Scene::holds_anything() const { return !parts_->holding.empty(); }
std::optional<Pose> Scene::pose_of(ItemRef ref) const { return parts_->holding.pose_of(ref); }

std::vector<Id> Scene::cards_in_hand() const {
  std::vector<Id> out;
  for (const Held& held : parts_->holding.all())
    if (held.in_hand && held.root.kind == ItemKind::card) out.push_back(held.root.id);
  return out;
}

void Scene::let_go(ItemRef root) {
  const std::vector<ItemRef> items = parts_->holding.let_go(root);
  parts_->map.laid(items);
  parts_->painter.forget_choices();
  parts_->moved = true;
}

std::optional<ItemRef> Scene::hit(Vec2 p, double slop) {
  if (!settle_lines()) return {};
  return parts_->finder.hit(p, slop);
}

std::optional<Id> Scene::card_at(Vec2 p, Id except) {
  if (!settle()) return {};
  return parts_->finder.card_at(p, except);
}

Id Scene::island_at(Vec2 p, Id except) {
  if (!settle()) return {};
  return parts_->finder.island_at(p, except);
}

std::shared_ptr<const Shape> Scene::outline(Id island) {
  settle();
  return parts_->map.outlines().of(island);
}

Enclosed Scene::enclosed_by(const std::vector<Vec2>& ring) {
  if (!settle()) return {};
  return parts_->finder.enclosed_by(ring);
}

bool Scene::is_free(const Rect& spot) {
  settle();
  return parts_->finder.is_free(spot);
}

Vec2 Scene::free_place(Size size, const Rect& view, const std::vector<Rect>& avoid) {
  settle();
  return parts_->finder.free_place(size, view, avoid);
}

Rect Scene::bounds() {
  settle();
  return parts_->map.places().bounds().united(bounds_of(parts_->ground, look_.letters.scale));
}

Crowd Scene::crowd(Size seen) {
  settle();
  Crowd crowd = parts_->finder.crowd(seen);
  crowd.bounds = crowd.bounds.united(bounds_of(parts_->ground, look_.letters.scale));
  return crowd;
}

std::vector<TurnedRect> Scene::shapes_in(Id island) {
  if (!settle()) return {};
  return parts_->finder.shapes_in(island);
}

std::vector<ItemRef> Scene::visible_items(const Rect& view) {
  settle();
  return parts_->finder.visible_items(view);
}

std::optional<std::pair<Vec2, Vec2>> Scene::relation_line(Id relation) {
  const std::vector<Vec2> way = relation_way(relation);
  return way.empty() ? std::nullopt : std::optional(std::pair{way.front(), way.back()});
}

std::vector<Vec2> Scene::relation_way(Id relation) {
  const RelationLine* line = settle_lines() ? parts_->map.lines().of(relation) : nullptr;
  return line ? line->way : std::vector<Vec2>{};
}

bool Scene::lines_wait() const { return parts_->map.lines().wait(); }

std::optional<TurnedRect> Scene::relation_words(Id relation) {
  const RelationLine* line = settle_lines() ? parts_->map.lines().of(relation) : nullptr;
  return line ? line->words : std::nullopt;
}

std::optional<TurnedRect> Scene::circle_words(Id circle) {
  if (!settle()) return {};
  const TurnedRect* const place = parts_->map.signs().circle_words(circle);
  return place ? std::optional(*place) : std::nullopt;
}

std::optional<TurnedRect> Scene::symbol_place(Id island) {
  if (!settle()) return {};
  return parts_->map.symbol_place(island);
}

std::optional<Rect> Scene::title_place() {
  if (!settle()) return {};
  return parts_->map.signs().title_place();
}

std::optional<LineEnd> Scene::line_end(Id end) {
  if (!settle()) return {};
  return parts_->map.lines().end_of(end);
}

std::optional<Scene::Points> Scene::points_of(Id target) {
  if (!settle()) return {};
  const auto tag = parts_->map.points_of(target);
  if (!tag) return {};
  return Points{parts_->map.sums().of(target).value_or(0), parts_->map.rank_of(target), tag->shape};
}

text::LayoutPtr Scene::layout_of(ItemRef ref) {
  if (!settle()) return nullptr;
  if (ref.kind == ItemKind::card) {
    const model::Card* c = find_card(*parts_->map.board(), ref.id);
    return c ? parts_->layouts.card(*c) : nullptr;
  }
  if (ref.kind == ItemKind::circle) {
    const auto it = board()->circles.find(ref.id);
    return it == board()->circles.end() ? nullptr : parts_->layouts.circle_words(it->second.words);
  }
  const model::Island* i = find_island(*parts_->map.board(), ref.id);
  if (ref.kind == ItemKind::symbol) return i ? parts_->layouts.symbol(i->symbol) : nullptr;
  return i ? parts_->layouts.plate(*i, i->plate) : nullptr;
}

BoardPicture draw_board(const model::Board& board, text::Typesetter& typesetter, const Look& look,
                        double scale) {
  return draw_board(board, {}, typesetter, look, scale);
}

BoardPicture draw_board(const model::Board& board, const Title& title, text::Typesetter& typesetter,
                        const Look& look, double scale, text::Furigana* readings) {
  Scene scene(typesetter, look);
  scene.set_furigana(readings);
  scene.set_title(title);
  scene.show(&board);
  BoardPicture out;
  out.bounds = scene.bounds();
  scene.paint(out.bounds, scale, out.list);
  return out;
}

}  // namespace canvas

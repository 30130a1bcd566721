#include "pages/table_probe.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "canvas/scene.h"
#include "model/closed.h"
#include "model/codec.h"
#include "model/ground.h"
#include "model/plate_labels.h"
#include "ops/agenda.h"

namespace pages {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLoopPoints = 24;  // of a circle, told at most

Json point(base::Vec2 p) { return {std::round(p.x * 10) / 10, std::round(p.y * 10) / 10}; }

Json quad(const canvas::Camera& camera, const base::TurnedRect& r) {
  Json out = Json::array();
  for (int k = 0; k < 4; ++k) out.push_back(point(camera.to_px(r.corner(k))));
  return out;
}

Json id_or_null(base::Id id) { return id.nil() ? Json(nullptr) : Json(id.str()); }

const char* name_of(storage::SaveState::Kind kind) {
  using Kind = storage::SaveState::Kind;
  switch (kind) {
    case Kind::saved:
      return "saved";
    case Kind::saving:
      return "saving";
    case Kind::failing:
      return "failing";
    case Kind::read_only:
      return "read-only";
  }
  return "";
}

void add_button(Json& items, const desk::Button& button, double px_per_mm) {
  Json corners = Json::array();
  for (const base::Vec2 p : button.quad()) corners.push_back(point(p * px_per_mm));
  items.push_back({{"kind", "button"}, {"name", button.name}, {"quad", std::move(corners)}});
}

void add_items(Json& items, Sitting& s, const Shown& shown) {
  const model::Board& map = shown.board;
  const auto labels = model::plate_labels(map);
  for (const canvas::ItemRef ref : shown.scene.visible_items(s.camera.view())) {
    Json j;
    const auto pose = shown.scene.pose_of(ref);
    const auto placed = [&](base::TurnedRect r) {
      return quad(s.camera, pose ? pose->apply(r) : r);
    };
    const auto put_points = [&](base::Id id) {
      const auto got = s.scene.points_of(id);
      if (!got) return;
      j["points"] = got->points;
      if (got->rank > 0) j["rank"] = got->rank;
    };
    j["id"] = ref.id.str();
    if (pose) j["held"] = true;
    if (ref.kind == canvas::ItemKind::card) {
      const model::Card& c = map.cards.at(ref.id);
      j["kind"] = "card";
      j["text"] = c.text;
      j["quad"] = placed(model::shape_of(c));
      j["island"] = id_or_null(c.island);
      if (const auto field = model::field_of(map, c))
        j["zone"] = model::name_of(map.ground, *field);
      if (!c.seat.empty()) j["seat"] = c.seat;
      if (c.alone > 0) j["alone"] = c.alone;
      if (!c.twin.nil()) j["twin"] = c.twin.str();
      if (!c.ink.empty()) j["ink"] = c.ink.size();
      put_points(c.id);
    } else if (ref.kind == canvas::ItemKind::plate) {
      const model::Island& i = map.islands.at(ref.id);
      j["kind"] = "plate";
      j["text"] = i.plate;
      j["quad"] = placed(model::plate_seen(map, i));
      j["island"] = id_or_null(i.parent);
      j["level"] = i.level;
      j["number"] = labels.at(i.id);
      j["closed"] = model::is_pile(map, i.id);
      if (model::is_pile(map, i.id)) j["cards"] = model::cards_within(map, i.id);
      put_points(i.id);
    } else if (ref.kind == canvas::ItemKind::relation) {
      const auto line = shown.scene.relation_line(ref.id);
      if (!line) continue;
      const model::Relation& r = map.relations.at(ref.id);
      j["kind"] = "relation";
      j["relation"] = model::to_json(r.kind);
      j["from"] = r.from.str();
      j["to"] = r.to.str();
      j["text"] = r.words;
      if (const auto words = shown.scene.relation_words(ref.id)) j["quad"] = quad(s.camera, *words);
      j["line"] = {point(s.camera.to_px(line->first)), point(s.camera.to_px(line->second))};
      j["way"] = Json::array();
      for (const base::Vec2 p : shown.scene.relation_way(ref.id))
        j["way"].push_back(point(s.camera.to_px(p)));
    } else if (ref.kind == canvas::ItemKind::circle) {
      const auto words = shown.scene.circle_words(ref.id);
      if (!words) continue;
      const model::Circle& c = map.circles.at(ref.id);
      j["kind"] = "circle";
      j["text"] = c.words;
      j["quad"] = placed(*words);
      j["line"] = Json::array();
      const std::size_t step = 1 + c.loop.size() / kLoopPoints;
      for (std::size_t i = 0; i < c.loop.size(); i += step)
        j["line"].push_back(point(s.camera.to_px(pose ? pose->apply(c.loop[i]) : c.loop[i])));
    } else if (ref.kind == canvas::ItemKind::symbol) {
      const auto mark = shown.scene.symbol_place(ref.id);
      if (!mark) continue;
      j["kind"] = "symbol";
      j["text"] = map.islands.at(ref.id).symbol;
      j["quad"] = placed(*mark);
    } else if (ref.kind == canvas::ItemKind::title) {
      const auto place = shown.scene.title_place();
      if (!place) continue;
      j["kind"] = "title";
      j["quad"] = quad(s.camera, {place->centre(), {place->width(), place->height()}, 0});
    } else {
      continue;  // an island is its plate
    }
    items.push_back(std::move(j));
  }
  if (shown.when == Shown::When::past) return;  // nothing on it can be touched
  for (const desk::Button& b : s.table.buttons()) add_button(items, b, s.camera.px_per_mm);
}

void add_seats(Json& items, const seats::Seats& all, double px_per_mm) {
  const auto quad_of = [&](const seats::SeatFrame& frame,
                           const std::array<base::Vec2, 4>& corners) {
    Json out = Json::array();
    for (const base::Vec2 p : corners) out.push_back(point(frame.to_window(p) * px_per_mm));
    return out;
  };
  for (const seats::FreePlace& place : all.free_places().all())
    add_button(items, place.button(), px_per_mm);
  for (const auto& seat : all.all()) {
    const int number = seat->place().number;
    const auto placed = [&](const base::Rect& r) {
      return quad_of(seat->frame(), {r.min, {r.max.x, r.min.y}, r.max, {r.min.x, r.max.y}});
    };
    Json j{{"kind", "seat"},
           {"seat", number},
           {"edge", seats::name_of(seat->place().edge)},
           {"open", seat->open()},
           {"waits", seat->waits()},
           {"waiting", seat->cards().size()},
           {"quad", placed({{0, 0}, {seat->frame().size.w, seat->frame().size.h}})}};
    if (seat->open()) {
      j["writing"] = seats::name_of(seat->writing());
      j["text"] = seat->text().text();
      j["composing"] = seat->text().composition().composing();
      j["converting"] = seat->text().composition().converting();
      j["ink"] = seat->pad().ink().size();
      if (seat->keyboard()) j["page"] = seat->keyboard()->page();
      if (!seat->notice().empty()) j["notice"] = seat->notice();
      if (!seat->desk().guide.empty()) j["guide"] = seat->desk().guide;
    }
    items.push_back(std::move(j));
    for (const seats::Spot& spot : seat->spots()) {
      Json button{{"kind", "button"},
                  {"name", spot.button.name},
                  {"seat", number},
                  {"enabled", spot.button.enabled},
                  {"quad", quad_of(seat->frame(), spot.button.quad())}};
      if (spot.kind == seats::Spot::Kind::candidate || spot.kind == seats::Spot::Kind::cell)
        button["text"] = seat->words_on(spot);
      if (spot.kind == seats::Spot::Kind::no_names)
        button["text"] = seat->nameless() ? "on" : "off";
      if (spot.kind == seats::Spot::Kind::value)
        button["text"] = seat->sheet().chosen(int(spot.index)) ? "on" : "off";
      if (spot.kind == seats::Spot::Kind::sticker)
        button["text"] = std::to_string(seat->stickers().value_or(0));
      items.push_back(std::move(button));
    }
    if (!seat->open() || !seat->keyboard() || !seat->writes()) continue;
    for (const keys::KeyView& key : seat->keyboard()->view().keys)
      items.push_back({{"kind", "key"},
                       {"seat", number},
                       {"text", key.label},
                       {"icon", key.icon},
                       {"flick", {key.flick[0], key.flick[1], key.flick[2], key.flick[3]}},
                       {"quad", placed(key.rect.moved(seat->keyboard_rect().min))}});
  }
}

void add_rail(Json& items, Sitting& s, const base::Clock& clock) {
  const base::Rect& r = s.rail_px;
  if (r.empty()) return;
  const model::Session& session = s.open->session();
  const model::AgendaStep* step = ops::step_now(session);
  const auto all = session.agenda_in_order();
  items.push_back(
      {{"kind", "rail"},
       {"name", "rail"},
       {"step", step ? model::to_json(step->step) : Json(nullptr)},
       {"number", step ? std::ranges::find(all, step) - all.begin() + 1 : 0},
       {"round", s.board().round},
       {"seconds_left", std::lround(s.step_clock.left_s(session, clock))},
       {"paused", session.step_paused},
       {"bundles", ops::bundles(s.board())},
       {"quad",
        {point(r.min), point({r.max.x, r.min.y}), point(r.max), point({r.min.x, r.max.y})}}});
}

}  // namespace

void describe_table(Sitting& sitting, const Shown& shown, Json& out) {
  out["page"] = "table";
  out["session"] = sitting.open->path().string();
  out["board"] = sitting.desk.board_id.str();
  out["camera"] = {{"centre", point(sitting.camera.centre)}, {"scale", sitting.camera.scale}};
  out["px_per_mm"] = sitting.camera.px_per_mm;
  out["locked"] = sitting.view_locked;
  out["saved"] = name_of(sitting.save_state.kind);
  out["editing"] = sitting.table.editor().active();
  out["settled"] = !sitting.scene.holds_anything() && !sitting.table.view().moving();
  add_items(out["items"], sitting, shown);
  add_seats(out["items"], *sitting.seats, sitting.desk.seat_px());
  add_rail(out["items"], sitting, sitting.desk.clock);
}

}  // namespace pages

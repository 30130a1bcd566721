#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "canvas/scene.h"
#include "canvas/shape.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/piles.h"
#include "support/live_scene.h"
#include "text/furigana.h"

using namespace canvas;
using namespace model;

namespace {

struct Table : support::LiveScene {
  Table() { (void)scene.take_damage(); }
  Id card(Vec2 pos) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.text = "みんなで支え合うまち";
    c.z = top_z(b());
    REQUIRE(doc.apply(ops::Add<Card>{board, c}, doc.new_action()).ok());
    return c.id;
  }
  Id island(std::vector<Id> cards, std::vector<Id> islands = {}) {
    const auto made = ops::make_island(b(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
  std::string picture() {
    DrawList list;
    scene.paint(scene.bounds().grown(10), 4, list);
    return to_text(list);
  }
};

double area(const std::vector<Rect>& rects) {
  double sum = 0;
  for (const Rect& r : rects) sum += r.area();
  return sum;
}

}  // namespace

TEST_CASE("scene: bundles that close and open, and an index map, look as if shown afresh") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Table t;
    std::mt19937 random(seed);
    for (int n = 0; n < 200; ++n) {
      std::vector<Id> islands;
      for (const auto& [id, island] : t.b().islands) islands.push_back(id);
      const int what = int(random() % 8);
      if (what == 0) {
        (void)t.doc.apply_all(ops::set_index_map(t.b(), !t.b().index_map));
        t.scene.board_changed();
      } else if (what < 4 && !islands.empty()) {
        const Id id = islands[random() % islands.size()];
        (void)t.doc.apply_all(t.b().islands.at(id).closed ? ops::open_bundle(t.b(), id)
                                                          : ops::close_bundle(t.b(), id));
      } else {
        (void)t.doc.apply_all(support::random_action(t.doc.session(), random, t.ids));
      }
      if (n % 20 != 0) continue;
      Scene fresh(*t.typesetter, Look{});
      fresh.show(&t.b());
      DrawList kept, anew;
      t.scene.paint(fresh.bounds().grown(10), 4, kept);
      fresh.paint(fresh.bounds().grown(10), 4, anew);
      REQUIRE(to_text(kept) == to_text(anew));
    }
  }
}

TEST_CASE("scene: after any ops it looks as if shown afresh") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Table t;
    std::mt19937 random(seed);
    for (int n = 0; n < 250; ++n) {
      if (random() % 8 == 0)
        t.doc.undo();
      else
        (void)t.doc.apply_all(support::random_action(t.doc.session(), random, t.ids));
      if (n % 5 == 0) (void)t.scene.take_damage();
      if (n % 25 == 0) {
        Scene fresh(*t.typesetter, Look{});
        fresh.show(&t.b());
        DrawList list;
        fresh.paint(fresh.bounds().grown(10), 4, list);
        REQUIRE(t.picture() == to_text(list));
      }
    }
  }
}

TEST_CASE("scene: moving a card damages the places where it was and is, and little else") {
  Table t;
  const Id a = t.card({0, 0});
  for (int i = 1; i < 50; ++i) t.card({i * 200.0, 0});
  (void)t.scene.take_damage();
  CHECK(t.scene.take_damage().empty());
  REQUIRE(t.doc.apply_all(ops::place_card(t.b(), a, {{0, 300}, 0, {}})).ok());
  const auto damage = t.scene.take_damage();
  bool old_place = false, new_place = false;
  for (const Rect& r : damage) {
    old_place = old_place || r.contains({0, 0});
    new_place = new_place || r.contains({0, 300});
  }
  CHECK(old_place);
  CHECK(new_place);
  CHECK(area(damage) < 4 * 85 * 60);
}

TEST_CASE("scene: a finger hits plates before cards, the topmost card, then lines and borders") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({20, 0});
  CHECK(t.scene.hit({10, 0}, 0)->id == b);
  CHECK(t.scene.hit({-30, 0}, 0)->id == a);
  CHECK_FALSE(t.scene.hit({0, 100}, 2));
  CHECK(t.scene.hit({20, 26}, 5)->id == b);  // a near miss
  const Id i = t.island({a, b});
  const Vec2 plate = t.b().islands.at(i).plate_pos;
  CHECK(t.scene.hit(plate, 0)->kind == ItemKind::plate);
  const auto line = t.scene.outline(i);
  REQUIRE(line);
  CHECK(t.scene.hit(line->rings[0][3], 1)->kind == ItemKind::island);
  CHECK(t.scene.island_at({60, 20}) == i);
  CHECK(t.scene.island_at({300, 0}).nil());
}

TEST_CASE("scene: the innermost island takes the card, and never one that lies within itself") {
  Table t;
  const Id inner = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id outer = t.island({t.card({0, 150})}, {inner});
  CHECK(t.scene.island_at({40, 0}) == inner);
  CHECK(t.scene.island_at({0, 150}) == outer);
  CHECK(t.scene.island_at({40, 0}, inner) == outer);
  CHECK(t.scene.island_at({40, 0}, outer).nil());
}

TEST_CASE("scene: what is held leaves the still layer, follows its pose and is hit there") {
  Table t;
  const Id a = t.card({0, 0});
  t.card({300, 0});
  (void)t.scene.take_damage();
  const ItemRef ref{ItemKind::card, a};
  t.scene.hold(ref);
  CHECK_FALSE(t.scene.take_damage().empty());
  DrawList still;
  t.scene.paint(t.scene.bounds(), 4, still);
  CHECK(to_text(still).find("box 0,0") == std::string::npos);
  t.scene.set_pose(ref, {{0, 200}, 0, {0, 0}});
  DrawList held;
  std::vector<Rect> bounds;
  t.scene.paint_held(4, held, bounds);
  CHECK(to_text(held).find("box 0,200") != std::string::npos);
  REQUIRE(bounds.size() == 1);
  CHECK(bounds[0].contains({0, 200}));
  CHECK(t.scene.hit({0, 200}, 0)->id == a);
  CHECK_FALSE(t.scene.hit({0, 0}, 0));
  t.scene.let_go(ref);
  CHECK(t.scene.hit({0, 0}, 0)->id == a);
}

TEST_CASE("scene: a held island takes its cards, nested islands and relation lines along") {
  Table t;
  const Id a = t.card({0, 0}), far = t.card({700, 0});
  const Id inner = t.island({a, t.card({80, 0})});
  const Id outer = t.island({t.card({0, 150})}, {inner});
  Relation r{t.ids.next(), RelationKind::order, a, far, "だから", 0, {}};
  REQUIRE(t.doc.apply_all({ops::Add<Relation>{t.board, r}}).ok());
  const auto before = t.scene.relation_line(r.id);
  REQUIRE(before);
  t.scene.hold({ItemKind::island, outer});
  t.scene.set_pose({ItemKind::island, outer}, {{0, 400}, 0, {0, 0}});
  CHECK(t.scene.is_held({ItemKind::card, a}));
  CHECK(t.scene.is_held({ItemKind::plate, inner}));
  DrawList still;
  t.scene.paint({{-2000, -2000}, {2000, 2000}}, 4, still);
  CHECK(to_text(still).find("stroke") == std::string::npos);
  CHECK(t.scene.relation_line(r.id)->first.y > before->first.y + 150);
}

TEST_CASE(
    "scene: a ring encloses cards and whole islands, and only the outermost of what is nested") {
  Table t;
  const Id lone = t.card({-200, 0});
  t.card({900, 900});
  const Id inner = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id outer = t.island({t.card({0, 150})}, {inner});
  const auto all = t.scene.enclosed_by({{-500, -500}, {500, -500}, {500, 500}, {-500, 500}});
  CHECK(all.cards == std::vector<Id>{lone});
  CHECK(all.islands == std::vector<Id>{outer});
  CHECK(t.scene.enclosed_by({{5000, 5000}, {5100, 5000}, {5100, 5100}}).cards.empty());
}

TEST_CASE("scene: free room is found beside what lies there, within the view") {
  Table t;
  const Rect view{{-300, -200}, {300, 200}};
  std::vector<Rect> taken;
  for (int i = 0; i < 14; ++i) {
    const Vec2 p = t.scene.free_place(kCardSize, view);
    const Rect spot = Rect::around(p, kCardSize);
    CHECK(view.contains(spot.min));
    CHECK(view.contains(spot.max));
    for (const Rect& other : taken) CHECK_FALSE(spot.intersects(other));
    taken.push_back(spot);
    t.card(p);
  }
}

TEST_CASE("scene: from afar text is strokes, near it is text") {
  Table t;
  t.card({0, 0});
  DrawList far, near;
  t.scene.paint(t.scene.bounds(), 0.3, far);
  t.scene.paint(t.scene.bounds(), 4, near);
  CHECK(to_text(far).find("greek") != std::string::npos);
  CHECK(to_text(far).find("text") == std::string::npos);
  CHECK(to_text(near).find("みんなで") != std::string::npos);
}

TEST_CASE("scene: from afar a plate is read longer than the cards below it, in larger letters") {
  Table t;
  const Id island = t.island({t.card({0, 0}), t.card({90, 0})});
  REQUIRE(t.doc
              .apply_all({ops::Change<Island>{t.board, island,
                                              Patch<Island>{}
                                                  .set<&Island::plate>("顔の見える暮らし")
                                                  .set<&Island::plate_size>({160, 20})}})
              .ok());
  const auto em_of_plate = [&](double scale) {
    DrawList list;
    t.scene.paint(t.scene.bounds(), scale, list);
    const std::string all = to_text(list);
    CHECK((all.find("みんなで") == std::string::npos) == (scale < 1));
    double em = 0;
    for (const auto& entry : list.entries)
      if (const auto* text = std::get_if<Text>(&entry.item))
        if (text->layout->source.find("顔の") != std::string::npos) em = text->layout->em;
    return em;
  };
  const double near = em_of_plate(4), far = em_of_plate(0.7);
  CHECK(near > 0);
  CHECK(far > near);
  CHECK(far * 0.7 > 6);
  CHECK(em_of_plate(0.2) == 0);
}

TEST_CASE("scene: a closed island shows its plate and hides what it holds, until it opens") {
  Table t;
  const Id a = t.card({0, 0});
  const Id inner = t.island({a, t.card({80, 0})});
  const Id outer = t.island({t.card({0, 150})}, {inner});
  const auto close = [&](bool closed) {
    REQUIRE(t.doc
                .apply_all({ops::Change<Island>{t.board, outer,
                                                Patch<Island>{}.set<&Island::closed>(closed)}})
                .ok());
  };
  const std::string open = t.picture();
  close(true);
  CHECK_FALSE(t.scene.hit({0, 0}, 0));
  CHECK(t.picture().find("みんなで") == std::string::npos);
  close(false);
  CHECK(t.picture() == open);
}

TEST_CASE("scene: plates carry their numbers once an island holds another, and only then") {
  Table t;
  const Id a = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id b = t.island({t.card({0, 300}), t.card({80, 300})});
  const auto drawn = [&] {
    DrawList list;
    t.scene.paint(t.scene.bounds().grown(30), 4, list);
    return list;
  };
  const auto shows = [&](const char* label) {
    return t.picture().find(std::string("em 6 ") + label + "\n") != std::string::npos;
  };
  CHECK_FALSE(shows("1-1"));
  (void)t.scene.take_damage();
  const auto change = [&](const ops::Ops& ops) {
    const DrawList before = drawn();
    REQUIRE(t.doc.apply_all(ops).ok());
    const std::vector<Rect> damage = t.scene.take_damage();
    for (const Rect& r : difference(before, drawn()))
      CHECK(std::any_of(damage.begin(), damage.end(),
                        [&](const Rect& d) { return d.intersects(r); }));
  };
  change(ops::move_island(t.b(), a, {0, 200}, 0, {}, b));
  CHECK(shows("1-1"));
  CHECK(shows("2-1"));
  change(ops::move_island(t.b(), a, {0, -200}, 0, {}, {}));
  CHECK_FALSE(shows("1-1"));
  CHECK_FALSE(shows("2-1"));
}

TEST_CASE("scene: a vote repaints its island's plate with the points, and nothing else") {
  Table t;
  const Id a = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id b = t.island({t.card({600, 0}), t.card({680, 0})});
  const Rect plate = plate_shape_of(t.b().islands.at(a)).bounds();
  const auto drawn = [&] {
    DrawList list;
    t.scene.paint(t.scene.bounds().grown(10), 4, list);
    return list;
  };
  (void)t.scene.take_damage();
  Vote vote{t.ids.next(), a, 3, {}, 0, {}};
  // Points of so many figures reach beyond the plate's edge.
  const auto given = [&](const ops::Ops& ops) {
    const DrawList before = drawn();
    REQUIRE(t.doc.apply_all(ops).ok());
    const std::vector<Rect> damage = t.scene.take_damage();
    REQUIRE_FALSE(damage.empty());
    for (const Rect& r : damage) {
      CHECK(plate.grown(30).contains(r.min));
      CHECK(plate.grown(30).contains(r.max));
    }
    Rect all;
    for (const Rect& r : damage) all = all.united(r);
    for (const Rect& r : difference(before, drawn())) {
      CHECK(all.contains(r.min));
      CHECK(all.contains(r.max));
    }
  };
  given({ops::Add<Vote>{t.board, vote}});
  CHECK(t.picture().find("em 6 3\n") != std::string::npos);
  given({ops::Change<Vote>{t.board, vote.id, Patch<Vote>{}.set<&Vote::points>(100)}});
  CHECK(t.picture().find("em 6 100\n") != std::string::npos);
  given({ops::Remove<Vote>{t.board, vote.id}});
  CHECK(t.picture().find("em 6 100\n") == std::string::npos);
  // A card has its points at its own corner, and its island is painted with it; of a closed pile's islands none is seen.
  const Card& card = t.b().cards.begin()->second;
  vote = {t.ids.next(), card.id, 1, {}, 0, {}};
  REQUIRE(t.doc.apply_all({ops::Add<Vote>{t.board, vote}}).ok());
  const std::vector<Rect> of_card = t.scene.take_damage();
  REQUIRE_FALSE(of_card.empty());
  const Rect its_island = plate.united(shape_of(card).bounds()).grown(80);
  for (const Rect& r : of_card) {
    CHECK(its_island.contains(r.min));
    CHECK(its_island.contains(r.max));
  }
  const Id outer = t.island({}, {a, b});
  REQUIRE(t.doc
              .apply_all(
                  {ops::Change<Island>{t.board, outer, Patch<Island>{}.set<&Island::closed>(true)}})
              .ok());
  (void)t.scene.take_damage();
  vote = {t.ids.next(), b, 1, {}, 0, {}};
  REQUIRE(t.doc.apply_all({ops::Add<Vote>{t.board, vote}}).ok());
  CHECK(t.scene.take_damage().empty());
}

TEST_CASE("scene: moving a card finds its relations, and not others") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({300, 0}), c = t.card({0, 900}), d = t.card({300, 900});
  const Id ab = t.ids.next(), cd = t.ids.next();
  REQUIRE(
      t.doc
          .apply_all({ops::Add<Relation>{t.board, {ab, RelationKind::order, a, b, "だから", 0, {}}},
                      ops::Add<Relation>{t.board, {cd, RelationKind::order, c, d, {}, 0, {}}}})
          .ok());
  (void)t.scene.take_damage();
  const auto before = t.scene.relation_line(ab);
  REQUIRE(before);
  REQUIRE(t.doc.apply_all(ops::place_card(t.b(), a, {{0, 200}, 0, {}})).ok());
  const auto after = t.scene.relation_line(ab);
  REQUIRE(after);
  const auto covered = [](const std::vector<Rect>& damage, Vec2 p) {
    return std::any_of(damage.begin(), damage.end(), [&](const Rect& r) { return r.contains(p); });
  };
  std::vector<Rect> damage = t.scene.take_damage();
  CHECK(covered(damage, (before->first + before->second) / 2));
  CHECK(covered(damage, (after->first + after->second) / 2));
  for (const Rect& r : damage) CHECK(r.max.y < 800);
  // And so do holding it and letting go of it.
  t.scene.hold({ItemKind::card, a});
  damage = t.scene.take_damage();
  CHECK(covered(damage, (after->first + after->second) / 2));
  for (const Rect& r : damage) CHECK(r.max.y < 800);
  t.scene.let_go({ItemKind::card, a});
  damage = t.scene.take_damage();
  CHECK(covered(damage, (after->first + after->second) / 2));
  for (const Rect& r : damage) CHECK(r.max.y < 800);
}

TEST_CASE(
    "scene: of what lies equally high that is hit which is drawn above, however it came there") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({0, 0}), far = t.card({500, 0});
  const double z = t.b().cards.at(a).z;
  const auto set_z = [&](Id id) {
    REQUIRE(t.doc.apply_all({ops::Change<Card>{t.board, id, Patch<Card>{}.set<&Card::z>(z)}}).ok());
  };
  for (const Id id : {b, a, b}) {
    set_z(id);
    CHECK(t.scene.hit({0, 0}, 0)->id == b);
    CHECK(t.scene.card_at({0, 0}, {}) == b);
  }
  Id lower = t.ids.next(), upper = t.ids.next();
  for (const Id id : {upper, lower}) {
    Relation r{id, RelationKind::close, a, far, {}, 0, {}};
    REQUIRE(t.doc.apply_all({ops::Add<Relation>{t.board, r}}).ok());
  }
  CHECK(t.scene.hit({250, 0}, 2)->id == upper);
  lower = t.ids.next(), upper = t.ids.next();
  for (const Id id : {upper, lower}) {
    Island i;
    i.id = id;
    i.plate_pos = {0, 400};
    REQUIRE(t.doc.apply_all({ops::Add<Island>{t.board, i}}).ok());
  }
  CHECK(t.scene.hit({0, 400}, 0)->id == upper);
  CHECK(t.scene.island_at({0, 400}) == upper);
}

TEST_CASE(
    "scene: what stands in for a plate's words is the look's of today, whoever asked for it "
    "first") {
  Table t;
  const Id island = t.island({t.card({0, 0}), t.card({100, 0})});
  const auto layouts = [&] {
    DrawList list;
    t.scene.paint(t.scene.bounds().grown(10), 4, list);
    std::vector<text::LayoutPtr> all;
    for (const auto& entry : list.entries)
      if (const auto* words = std::get_if<Text>(&entry.item)) all.push_back(words->layout);
    return all;
  };
  (void)t.scene.take_damage();
  // The editor lays out what is written: nothing yet.
  const text::LayoutPtr written = t.scene.layout_of({ItemKind::plate, island});
  const auto drawn = layouts();
  CHECK(std::ranges::count(drawn, written) == 0);
  CHECK(t.scene.layout_of({ItemKind::plate, island}) == written);
  Look other;
  other.unnamed_plate = "（表札はまだありません）";
  t.scene.set_look(other);
  const auto widest = [](const std::vector<text::LayoutPtr>& all) {
    std::size_t most = 0;
    for (const auto& layout : all)
      for (const auto& run : layout->runs) most = std::max(most, run.glyphs.size());
    return most;
  };
  CHECK(widest(layouts()) > widest(drawn));
}

TEST_CASE("scene: larger letters on cards, plates and relations; papers lie as they lay") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({200, 0});
  Relation r;
  r.id = t.ids.next();
  r.from = a;
  r.to = b;
  r.words = "支える";
  REQUIRE(t.doc.apply(ops::Add<Relation>{t.board, r}, t.doc.new_action()).ok());
  const auto boxes_and_words = [&] {
    DrawList list;
    t.scene.paint(t.scene.bounds().grown(10), 4, list);
    std::pair<std::vector<base::Size>, double> out{{}, 0};
    for (const auto& entry : list.entries) {
      if (const auto* box = std::get_if<Box>(&entry.item); box && box->size.w > 60)
        out.first.push_back(box->size);
      if (const auto* words = std::get_if<Text>(&entry.item)) out.second += words->layout->em;
    }
    return out;
  };
  const auto usual = boxes_and_words();
  const auto line = t.scene.relation_line(r.id);
  Look large;
  large.letters.scale = 1.6;
  t.scene.set_look(large);
  const auto now = boxes_and_words();
  CHECK(now.first == usual.first);
  CHECK(now.second > usual.second);
  CHECK(t.scene.relation_line(r.id) == line);
  t.scene.set_look(Look{});
  CHECK(boxes_and_words() == usual);
}

namespace {
/// Reads every text as み over its first character.
struct OneReading final : text::Readings {
  base::Result<text::Read> of(std::string_view, const text::OwnReadings& own) override {
    const auto said = own.find("み");
    return text::Read{{{0, 3, said == own.end() ? "み" : said->second}}};
  }
};
}  // namespace

TEST_CASE("scene: readings come by and by, above the words of what is seen, and go again") {
  Table t;
  const Id card = t.card({0, 0});
  const ItemRef ref{ItemKind::card, card};
  std::mutex mutex;
  std::condition_variable changed;
  int wakes = 0;
  text::Furigana furigana(
      [] { return base::Result<std::unique_ptr<text::Readings>>(std::make_unique<OneReading>()); },
      t.clock,
      [&] {
        const std::lock_guard lock(mutex);
        ++wakes;
        changed.notify_all();
      });
  const auto runs = [&] {
    (void)t.picture();
    return t.scene.layout_of(ref)->runs.size();
  };
  const std::size_t usual = runs();
  t.scene.set_furigana(&furigana);
  CHECK(runs() == usual);  // the look does not ask for them
  Look with;
  with.letters.furigana = true;
  t.scene.set_look(with);
  CHECK(runs() == usual);  // not yet
  for (int n = 0; n < 100 && !furigana.knows("みんなで支え合うまち"); ++n) {
    std::unique_lock lock(mutex);
    const int before = wakes;
    lock.unlock();
    if (furigana.poll()) break;
    lock.lock();
    changed.wait_for(lock, std::chrono::seconds(60), [&] { return wakes > before; });
  }
  (void)t.scene.take_damage();
  t.scene.readings_came();
  const auto damage = t.scene.take_damage();
  REQUIRE(damage.size() == 1);
  CHECK(damage[0].contains({0, 0}));
  CHECK(runs() == usual + 1);
  t.scene.readings_came();
  CHECK(t.scene.take_damage().empty());
  t.scene.set_look(Look{});
  CHECK(runs() == usual);
  t.scene.set_furigana(nullptr);
}

// A hall's small maps with a real painter: repaired where people change something they are, pixel for pixel, as if they had been
// painted whole.
#include <doctest/doctest.h>

#include <random>

#include "app/stop_painter.h"
#include "gfx/golden.h"
#include "ops/op.h"
#include "pages/hall_room_maps.h"
#include "pages/page_stage.h"
#include "storage/session_file.h"
#include "support/random_walk.h"

namespace {

/// Whatever is done takes its time: each look at it is a hundredth of a second later.
struct BusyClock final : base::Clock {
  mutable double s = 100;
  double now_s() const override { return s += 0.01; }
  base::WallTime wall() const override { return {}; }
};

struct Tiles {
  std::unique_ptr<test::Stage> stage = test::Stage::create();
  support::Ground& ground = support::new_ground();
  base::IdSource ids{ground.clock, 5};
  base::AssetPaths assets = base::find_assets();
  support::Pictures pictures;
  std::unique_ptr<pages::Surroundings> around;
  std::unique_ptr<pages::HallRoomMaps> maps;
  std::vector<pages::RoomTable> tables;
  std::unique_ptr<gfx::KeptPicture> kept;
  unsigned made = 0;
  int parts = 0, wholes = 0;

  explicit Tiles(model::Session session) {
    if (!stage) return;
    around = std::make_unique<pages::Surroundings>(
        pages::Surroundings{ground.files,
                            ground.clock,
                            ids,
                            assets,
                            *stage->typesetter,
                            ground.machine,
                            pictures,
                            {"/s", "/seats", "/keyboards", "/settings", "1"},
                            {{1920, 1080}}});
    maps = std::make_unique<pages::HallRoomMaps>(*around);
    maps->set_tile({301, 170});
    pages::RoomTable table;
    table.place = 1;
    table.session = std::make_shared<const model::Session>(std::move(session));
    tables.push_back(std::move(table));
    show();
  }
  const model::Session& session() const { return *tables[0].session; }
  void now_is(model::Session session) {
    tables[0].session = std::make_shared<const model::Session>(std::move(session));
    ++tables[0].seq;
  }
  void draw() {
    maps->follow(tables, ground.clock.now_s());
    while (maps->make_next(ground.clock.now_s())) {
    }
  }
  void paint() {
    for (pages::StopPicture* picture : maps->pictures()) {
      if (picture->number == picture->painted) continue;
      ++(picture->changed.empty() ? wholes : parts);
      const base::Size px = maps->tile_px();
      const gfx::RectPx all{0, 0, int(px.w), int(px.h)};
      if (!kept || !(kept->all() == all)) {
        REQUIRE(picture->changed.empty());
        kept = std::make_unique<gfx::KeptPicture>(all.w, all.h);
        picture->picture = {ImTextureID(std::uintptr_t(++made)), float(px.w), float(px.h)};
      }
      app::repair(*picture, *kept, *stage->painter, test::kGround);
    }
  }
  void show() {
    draw();
    paint();
  }
  gfx::Picture seen() const { return kept->pixels(); }
  /// All of what it shows, painted anew in the same frame.
  gfx::Picture whole() {
    const base::Size px = maps->tile_px();
    maps->set_tile({px.w + 1, px.h});
    maps->set_tile(px);
    paint();
    return seen();
  }
};

model::Session example() {
  base::RealFileSystem files;
  const auto text = files.read(base::Path(KURUMAZA_SOURCE_DIR) / "sessions/example.json", 8u << 20);
  REQUIRE(text.ok());
  auto loaded = storage::load_session_text(*text, "example.json");
  REQUIRE(loaded.ok());
  return std::move(loaded->session);
}

bool same(const gfx::Picture& a, const gfx::Picture& b) {
  return a.width == b.width && a.rgba == b.rgba;
}

}  // namespace

TEST_CASE("hall's small maps: repaired after whatever people do they are as if painted whole") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    Tiles e(example());
    if (!e.stage) return;
    model::Session at_work = e.session();
    const base::Id board = pages::board_at(at_work)->id;
    for (int n = 0; n < 60; ++n) {
      CAPTURE(n);
      for (auto k = random() % 3; k < 3; ++k) {
        const auto& cards = at_work.boards.at(board).cards;
        auto card = cards.begin();
        std::advance(card, long(random() % cards.size()));
        const double far = random() % 8 ? 30 : 400;
        const base::Vec2 by{far * (double(random() % 200) / 100 - 1),
                            far * (double(random() % 200) / 100 - 1)};
        (void)ops::apply(
            at_work, ops::Change<model::Card>{board, card->first,
                                              model::Patch<model::Card>{}.set<&model::Card::pos>(
                                                  card->second.pos + by)});
      }
      e.now_is(at_work);
      // Sometimes nobody comes to paint between two changes.
      if (random() % 4 == 0) {
        e.draw();
        continue;
      }
      e.show();
      e.ground.clock.advance(double(random() % 40) / 100);
      const gfx::Picture repaired = e.seen();
      REQUIRE(same(repaired, e.whole()));
    }
    CHECK(e.parts > 10);
  }
}

TEST_CASE("hall's small maps: so they are after islands, relations, votes, ink, bundles and undo") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    support::Ground& ground = support::new_ground();
    base::IdSource ids(ground.clock, seed);
    Tiles e(support::small_session(ids));
    if (!e.stage) return;
    model::Session at_work = e.session();
    for (int n = 0; n < 150; ++n) {
      CAPTURE(n);
      for (const ops::Op& op : support::random_action(at_work, random, ids))
        (void)ops::apply(at_work, op);
      e.now_is(at_work);
      e.show();
      e.ground.clock.advance(double(random() % 20) / 100);
      const gfx::Picture repaired = e.seen();
      REQUIRE(same(repaired, e.whole()));
    }
    CHECK(e.parts > 10);
  }
}

TEST_CASE(
    "hall's small maps: what was moved at the edge is seen whole, and in its frame once it rests") {
  Tiles e(example());
  if (!e.stage) return;
  model::Session at_work = e.session();
  const base::Id board = pages::board_at(at_work)->id;
  const auto move_first = [&](base::Vec2 by) {
    const auto& card = *at_work.boards.at(board).cards.begin();
    (void)ops::apply(at_work,
                     ops::Change<model::Card>{
                         board, card.first,
                         model::Patch<model::Card>{}.set<&model::Card::pos>(card.second.pos + by)});
    e.now_is(at_work);
    e.show();
  };
  const auto frame = [&] { return e.maps->pictures().front()->mm; };
  move_first({3000, 0});  // far beyond what is seen
  const base::Rect wide = frame();
  CHECK(wide.width() > 2500);
  const int wholes = e.wholes;
  move_first({-2000, 0});  // back within it: the frame stays while they work
  CHECK(frame() == wide);
  CHECK(e.wholes == wholes);
  e.ground.clock.advance(3);
  e.show();
  CHECK(frame().width() < wide.width());
  CHECK(e.wholes > wholes);
}

TEST_CASE(
    "hall's small maps: setting them to be read takes no more than its share, changes come before "
    "it") {
  BusyClock busy;
  Tiles e(example());
  if (!e.stage) return;
  pages::Surroundings around{e.ground.files,
                             busy,
                             e.ids,
                             e.assets,
                             *e.stage->typesetter,
                             e.ground.machine,
                             e.pictures,
                             {"/s", "/seats", "/keyboards", "/settings", "1"},
                             {{1920, 1080}}};
  pages::HallRoomMaps maps(around);
  std::vector<pages::RoomTable> tables;
  for (int place = 1; place <= 3; ++place) {
    pages::RoomTable& table = tables.emplace_back();
    table.place = place;
    table.session = std::make_shared<const model::Session>(example());
  }
  const auto change = [&](int place) {
    model::Session now = *tables[std::size_t(place - 1)].session;
    const base::Id board = pages::board_at(now)->id;
    now.boards.at(board).cards.begin()->second.pos.x += 1;
    tables[std::size_t(place - 1)].session = std::make_shared<const model::Session>(now);
    ++tables[std::size_t(place - 1)].seq;
  };
  const auto all_at = [&](double now_s) {
    maps.follow(tables, now_s);
    int made = 0;
    while (maps.make_next(now_s)) ++made;
    return made;
  };
  CHECK(all_at(100) == 3);
  for (int place = 1; place <= 3; ++place) change(place);
  CHECK(all_at(101) == 3);  // at once
  busy.s = 110;
  CHECK(all_at(110) == 1);  // set: one of them
  CHECK(maps.next_s() > 110.01);
  CHECK(maps.next_s() < 110.2);
  change(1);
  change(2);
  maps.follow(tables, 111);
  busy.s = 111;
  CHECK(all_at(111) >= 2);
  CHECK(all_at(120) > 0);  // in the end all are
  for (double s = 121; s < 130; ++s) (void)all_at(s);
  CHECK(maps.next_s() == 1e300);
}

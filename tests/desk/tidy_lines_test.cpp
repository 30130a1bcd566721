// Once a map is tidied its lines are seen, and their words lie on no card.
#include <numbers>

#include "desk/arrange.h"
#include "tools/tools_desk.h"

using namespace model;
using base::Id;
using base::Vec2;

namespace {

constexpr double kSeen = 14;  // mm of a line, at least

struct Map : support::ToolsDesk {
  std::vector<Id> islands;

  Map() : ToolsDesk(1) { camera.window_px = {1900, 1100}; }
  /// An island of `cards` cards, perhaps nested twice over.
  Id bundle(Vec2 at, int cards, int deep) {
    std::vector<Id> all;
    for (int n = 0; n < cards; ++n) all.push_back(card(at + Vec2{80.0 * (n % 2), 55.0 * (n / 2)}));
    Id id = island(all);
    for (; deep > 0; --deep) id = island({}, {id});
    return id;
  }
  Id relate(Id from, Id to, const char* words = "") {
    Relation r;
    r.id = ids.next();
    r.from = from;
    r.to = to;
    r.words = words;
    REQUIRE(doc.apply(ops::Add<Relation>{desk.board_id, r}, doc.new_action()).ok());
    return r.id;
  }
  double seen(Id relation) {
    const auto line = scene.relation_line(relation);
    return line ? base::distance(line->first, line->second) : 0;
  }
};

}  // namespace

TEST_CASE("tidy: lines between neighbours are seen, and their words lie on no card and no plate") {
  for (const double facing : {0.0, std::numbers::pi / 2, std::numbers::pi}) {
    CAPTURE(facing);
    Map m;
    for (int n = 0; n < 6; ++n)
      m.islands.push_back(m.bundle({(n % 3 - 1) * 260.0, (n / 3 - 0.5) * 260.0}, 3 + n % 3, n % 3));
    std::vector<Id> lines;
    lines.push_back(m.relate(m.islands[0], m.islands[1]));
    lines.push_back(m.relate(m.islands[1], m.islands[2], "だから"));
    lines.push_back(m.relate(m.islands[3], m.islands[0], "たがいに支え合う"));
    lines.push_back(m.relate(m.islands[4], m.islands[5]));
    lines.push_back(m.relate(m.islands[2], m.islands[5], "でも"));
    REQUIRE(desk::tidy_all(m.desk, facing));
    for (const Id line : lines) {
      CAPTURE(m.board().relations.at(line).words);
      CHECK(m.seen(line) >= kSeen);
      const auto words = m.scene.relation_words(line);
      if (m.board().relations.at(line).words.empty()) continue;
      REQUIRE(words);
      for (const auto& [id, c] : m.board().cards)
        CHECK_FALSE(shape_of(c).bounds().intersects(words->bounds()));
      for (const auto& [id, i] : m.board().islands)
        CHECK_FALSE(plate_shape_of(i).bounds().intersects(words->bounds()));
    }
    CHECK_FALSE(desk::tidy_all(m.desk, facing));
  }
}

TEST_CASE("tidy: what no line runs between lies as near as ever") {
  Map plain, related;
  for (Map* m : {&plain, &related})
    for (int n = 0; n < 4; ++n) m->islands.push_back(m->bundle({n * 260.0 - 390, 0}, 4, 0));
  related.relate(related.islands[0], related.islands[1], "だから");
  desk::tidy_all(plain.desk, 0);
  desk::tidy_all(related.desk, 0);
  const auto apart = [](const Map& m, int a, int b) {
    return base::distance(m.board().islands.at(m.islands[std::size_t(a)]).plate_pos,
                          m.board().islands.at(m.islands[std::size_t(b)]).plate_pos);
  };
  CHECK(apart(related, 0, 1) > apart(plain, 0, 1) + 10);
  CHECK(apart(related, 2, 3) == doctest::Approx(apart(plain, 2, 3)));
}

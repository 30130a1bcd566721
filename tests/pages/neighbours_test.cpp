// A held card shows which others use the same words.
#include "canvas/draw_list.h"
#include "ops/document.h"
#include "ops/op.h"
#include "pages/machine_settings.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

struct Evening : PageStage {
  base::Id park, bench, road;

  explicit Evening(bool on) {
    pages->open(put_session("evening", "夜の会", {"なぜ？"}));
    if (on) switch_to("neighbours-on");
    park = card_at({-150, -60}, "公園で子どもが遊ぶ");
    bench = card_at({0, -60}, "子どもの公園にベンチ");
    road = card_at({150, -60}, "道路を広げる");
    settle(1);
  }
  void switch_to(const std::string& name) {
    tap("settings");
    tap(name);
    tap("settings-close");
  }
  pages::Sitting& table() { return const_cast<pages::Sitting&>(*sitting()); }
  base::Id card_at(base::Vec2 pos, const std::string& words) {
    model::Card card;
    card.id = ids.next();
    card.text = words;
    card.pos = pos;
    card.z = model::top_z(sitting()->board());
    REQUIRE(
        table().open->doc().apply_all({ops::Add<model::Card>{table().desk.board_id, card}}).ok());
    return card.id;
  }
  /// What is hinted at, by where it lies, while this card is held.
  std::vector<base::Vec2> hints(base::Id held) {
    auto& scene = table().scene;
    scene.hold({canvas::ItemKind::card, held});
    std::vector<base::Vec2> out;
    for (const auto& e : pages->page().picture().overlay->under.entries)
      if (const auto* box = std::get_if<canvas::Box>(&e.item))
        if (std::ranges::find(out, box->centre) == out.end()) out.push_back(box->centre);
    scene.let_go({canvas::ItemKind::card, held});
    return out;
  }
  /// The words are read by another's thread.
  std::vector<base::Vec2> hints_in_time(base::Id held, std::size_t count) {
    comes([&] { return hints(held).size() == count; });
    return hints(held);
  }
};

}  // namespace

TEST_CASE("neighbours: off by default, nothing is shown and nothing is read") {
  Evening e(false);
  CHECK(e.hints(e.park).empty());
  e.settle(2);
  CHECK(e.hints(e.park).empty());
}

TEST_CASE("neighbours: a held card shows which use the same words; nothing moves") {
  Evening e(true);
  CHECK(pages::load_machine_settings(e.files, "/config/settings.json").value().neighbours);
  const auto before = e.sitting()->board().cards;
  const auto hints = e.hints_in_time(e.park, 1);
  REQUIRE(hints.size() == 1);
  CHECK(hints[0] == e.sitting()->board().cards.at(e.bench).pos);
  CHECK(e.hints(e.road).empty());
  for (const auto& [id, card] : e.sitting()->board().cards) CHECK(card.pos == before.at(id).pos);
  // Written otherwise it is like another one.
  e.table().desk.apply({ops::Change<model::Card>{
      e.sitting()->desk.board_id, e.road,
      model::Patch<model::Card>{}.set<&model::Card::text>("公園で子どもが遊べる")}});
  CHECK(e.hints_in_time(e.park, 2).size() == 2);
  e.switch_to("neighbours-off");
  CHECK(e.hints(e.park).empty());
}

// Papers in a picture from a phone: found in the background, chosen, written one by one, and undone.
#include "pages/papers_cut.h"

#include <doctest/doctest.h>

#include "pages/page_stage.h"
#include "phone/jpegs.h"

using support::PageStage;

namespace {

const base::Path kPhoto = "/s/evening.photos/photo0001.jpg";

/// At a table with one picture, and a program that finds two papers in it, of which it reads one.
struct AtTable {
  explicit AtTable(int height = 600, const char* cutter = KURUMAZA_PAPER_CHILD) {
    stage.put_session("evening", "まちの庭", {"庭で何がしたいですか"});
    REQUIRE(stage.files.make_folders(kPhoto.parent_path()).ok());
    stage.files.put(kPhoto, phone::jpeg_of(800, height));
    stage.tap("start-new");
    stage.tap("back");
    stage.tap("tile-0");
    REQUIRE(stage.sitting());
    papers = std::make_unique<pages::PapersCut>(
        around, sitting(), KURUMAZA_PICTURE_CHILD,
        cutter ? std::optional<base::Path>(cutter) : std::nullopt);
  }
  /// As its own parts have it.
  pages::Sitting& sitting() { return const_cast<pages::Sitting&>(*stage.sitting()); }
  void ask(const panels::CutCommand& what) { papers->carry_out(what, kPhoto, 0); }
  void look() {
    ask(panels::CutPhoto{});
    CHECK(papers->view().stage == panels::CutStage::looking);
    stage.until([&] { return papers->tick(), papers->view().stage != panels::CutStage::looking; });
  }
  std::vector<const model::Card*> in_tray() {
    std::vector<const model::Card*> out;
    for (const auto& [id, card] : stage.sitting()->board().cards)
      if (card.place == model::Place::tray) out.push_back(&card);
    return out;
  }

  PageStage stage;
  pages::Surroundings around{
      stage.files,   stage.clock,    stage.ids, stage.assets,           *stage.typesetter,
      stage.machine, stage.pictures, {},        stage.extent(96 / 25.4)};
  std::unique_ptr<pages::PapersCut> papers;
};

}  // namespace

TEST_CASE(
    "papers: they are found, tapped off and on, written one by one, and one undo takes one back") {
  AtTable at;
  at.look();
  REQUIRE(at.papers->view().stage == panels::CutStage::found);
  REQUIRE(at.papers->view().papers.size() == 2);
  CHECK(at.papers->view().papers[0].text == "庭の木");
  CHECK(at.papers->view().papers[1].corners[2].x == doctest::Approx(1));
  CHECK(at.papers->view().readable() == 1);
  at.ask(panels::TogglePaper{0});
  CHECK(at.papers->view().left() == 1);
  at.ask(panels::TogglePaper{0});
  at.ask(panels::WritePapers{});
  CHECK(at.papers->view().stage == panels::CutStage::writing);
  at.ask(panels::PaperToTray{" \n"});  // nothing is no card
  CHECK(at.in_tray().empty());
  at.ask(panels::PaperToTray{"庭の木を\x1B守る"});
  REQUIRE(at.in_tray().size() == 1);
  CHECK(at.in_tray()[0]->text == "庭の木を守る");
  CHECK(at.in_tray()[0]->color == model::PaperColor::yellow);
  CHECK(at.in_tray()[0]->origin == "phones");
  CHECK(at.in_tray()[0]->who.empty());
  CHECK(at.papers->view().at == 1);
  at.ask(panels::PaperToTray{"ベンチ"});
  CHECK(at.in_tray().size() == 2);
  CHECK(at.papers->view().stage == panels::CutStage::found);
  CHECK(at.papers->view().left() == 0);
  at.sitting().open->doc().undo();
  CHECK(at.in_tray().size() == 1);
  CHECK(at.papers->tick());
  CHECK(at.papers->view().left() == 1);  // what was undone waits again, with what was written
  CHECK(at.papers->view().papers[1].text == "ベンチ");
}

TEST_CASE(
    "papers: those that could be read go into the tray at once, and one undo takes them back") {
  AtTable at;
  at.look();
  at.ask(panels::ReadToTray{});
  REQUIRE(at.in_tray().size() == 1);
  CHECK(at.papers->view().readable() == 0);
  CHECK(at.papers->view().left() == 1);
  at.ask(panels::ReadToTray{});
  CHECK(at.in_tray().size() == 1);
  at.sitting().open->doc().undo();
  CHECK(at.in_tray().empty());
}

TEST_CASE("papers: one is left out, and the others go on") {
  AtTable at;
  at.look();
  at.ask(panels::WritePapers{});
  at.ask(panels::SkipPaper{});
  CHECK(at.papers->view().at == 1);
  at.ask(panels::WritePapers{});
  CHECK(at.papers->view().stage == panels::CutStage::found);
  CHECK(at.papers->view().left() == 1);
  at.papers->forget();
  CHECK(at.papers->view().papers.empty());
  CHECK(at.papers->view().stage == panels::CutStage::ready);
}

TEST_CASE("papers: where none are, or the program ends early, people are told, and can ask again") {
  for (const int height : {1, 2, 4}) {
    AtTable at(height);
    at.look();
    CHECK(at.papers->view().stage == panels::CutStage::ready);
    CHECK_FALSE(at.papers->view().trouble.empty());
    at.ask(panels::PaperToTray{"x"});
    CHECK(at.in_tray().empty());
  }
}

TEST_CASE("papers: a search that hangs is stopped, and another picture can be looked through") {
  AtTable at(3);
  at.ask(panels::CutPhoto{});
  at.stage.until([&] { return at.papers->tick(), at.papers->view().of == 2; });
  CHECK(at.papers->next_deadline_s() < 1e300);
  at.ask(panels::LeavePapers{});
  CHECK(at.papers->view().stage == panels::CutStage::ready);
  at.stage.files.put(kPhoto, phone::jpeg_of(800, 600));
  at.look();
  CHECK(at.papers->view().papers.size() == 2);
}

TEST_CASE("papers: a machine without the program has no such button") {
  AtTable at(600, nullptr);
  CHECK(at.papers->view().stage == panels::CutStage::not_here);
  at.ask(panels::CutPhoto{});
  CHECK(at.papers->view().stage == panels::CutStage::not_here);
}

TEST_CASE("papers: a table that may only be read takes none") {
  AtTable at;
  at.look();
  at.sitting().desk.read_only = true;
  at.ask(panels::ReadToTray{});
  at.ask(panels::WritePapers{});
  at.ask(panels::PaperToTray{"x"});
  CHECK(at.in_tray().empty());
  CHECK_FALSE(at.papers->view().papers[0].done);
}

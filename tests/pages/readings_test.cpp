// Readings above cards with the dictionary of this machine: they come, and people put them right.

#include "canvas/scene.h"
#include "ops/document.h"
#include "ops/evening.h"
#include "ops/op.h"
#include "pages/machine_settings.h"
#include "pages/page_stage.h"
#include "text/mecab_readings.h"

using support::PageStage;

namespace {

struct Evening {
  PageStage stage;
  base::Id card;

  /// False: this machine has no dictionary.
  bool begin(const std::string& words) {
    base::RealFileSystem disk;
    const auto folder = text::MecabReadings::dictionary(disk);
    if (!folder) return false;
    REQUIRE(stage.files.make_folders(*folder).ok());
    stage.files.put(*folder / "sys.dic", "stands for the one on the disk");
    pages::MachineSettings with;
    with.furigana = true;
    stage.pages->set_look(pages::look_for(with));
    stage.pages->open(stage.put_session("evening", "夜の会", {"なぜ？"}));
    card = stage.new_card(words);
    return true;
  }
  text::LayoutPtr layout() {
    return stage.pages->page().picture().scene->layout_of({canvas::ItemKind::card, card});
  }
  std::size_t letters() {
    std::size_t n = 0;
    for (const text::GlyphRun& run : layout()->runs) n += run.glyphs.size();
    return n;
  }
  /// Until so many letters stand on the card.
  bool becomes(std::size_t count) {
    return stage.comes([&] { return letters() == count; });
  }
  void say(const std::string& word, const std::string& reading) {
    REQUIRE(stage.sitting()
                ->open->doc()
                .apply_all(ops::say_reading(stage.sitting()->open->session(), word, reading))
                .ok());
  }
};

}  // namespace

TEST_CASE("readings: what people say of a word stands above it on the table, until it is undone") {
  Evening e;
  if (!e.begin("市場の朝")) {
    MESSAGE("no dictionary of readings on this machine");
    return;
  }
  CHECK(e.becomes(4 + 2));  // あさ; which 市場 it is nobody knows
  e.say("市場", "いちば");
  CHECK(e.becomes(4 + 5));
  e.say("朝", "");
  CHECK(e.becomes(4 + 3));
  CHECK(e.stage.sitting()->open->doc().undo());
  CHECK(e.becomes(4 + 5));
  CHECK(e.stage.sitting()->open->doc().undo());
  CHECK(e.becomes(4 + 2));
}

TEST_CASE("readings: another session knows nothing of what was said in the one before") {
  Evening e;
  if (!e.begin("市場の朝")) return;
  e.say("市場", "いちば");
  CHECK(e.becomes(4 + 5));
  e.stage.pages->open(e.stage.put_session("another", "昼の会", {"なぜ？"}));
  e.card = e.stage.new_card("市場の朝");
  CHECK(e.becomes(4 + 2));
}

// The voice that reads cards aloud while they are read through.
#include "tools/read_through.h"

#include <nlohmann/json.hpp>

#include "ops/evening.h"
#include "ops/op.h"
#include "pages/machine_settings.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

struct Evening : PageStage {
  Evening() {
    pages->open(put_session("evening", "夜の会", {"なぜ？"}));
    card = new_card("生月町の海");
    machine.read.clear();
  }
  pages::Sitting& table() { return const_cast<pages::Sitting&>(*sitting()); }
  tools::ReadThrough& reading() { return table().table.read_through(); }
  void open() {
    reading().open(clock.now_s());
    settle();
  }
  void tap_key(const std::string& name) {
    for (const desk::Button& b : sitting()->table.buttons())
      if (b.name == name) {
        const base::Vec2 px = b.place.centre * sitting()->camera.px_per_mm;
        return touch(px, px);
      }
    FAIL(name);
  }
  nlohmann::ordered_json probe() {
    nlohmann::ordered_json out;
    pages->describe(out);
    return out.contains("read_through") ? out["read_through"] : nlohmann::ordered_json();
  }
  base::Id card;
};

}  // namespace

TEST_CASE("reading aloud: off until somebody wants it, then kept for this machine") {
  Evening e;
  e.open();
  CHECK(e.machine.read.empty());
  CHECK(e.probe()["left"] == 0);
  CHECK(e.probe()["text"] == "生月町の海");
  e.tap_key("read-voice");
  CHECK(e.machine.read == std::vector<std::string>{"生月町の海"});
  CHECK(e.probe()["voice"] == true);
  CHECK(pages::load_machine_settings(e.files, "/config/settings.json").value().voice);
  e.tap_key("read-voice");
  CHECK(e.machine.read.back().empty());  // silence at once
  CHECK_FALSE(pages::load_machine_settings(e.files, "/config/settings.json").value().voice);
}

TEST_CASE("reading aloud: the next cuts off the one before, words are read as people said") {
  Evening e;
  e.new_card("二枚め");
  REQUIRE(e.table()
              .open->doc()
              .apply_all(ops::say_reading(e.sitting()->open->session(), "生月", "いきつき"))
              .ok());
  e.open();
  e.tap_key("read-voice");
  e.tap_key("read-next");
  REQUIRE(e.machine.read.size() == 2);
  CHECK(std::ranges::count(e.machine.read, "いきつき町の海") == 1);
  CHECK(std::ranges::count(e.machine.read, "二枚め") == 1);
  e.tap_key("read-close");
  CHECK(e.machine.read.back().empty());
  CHECK(e.probe().is_null());
}

TEST_CASE("reading aloud: without a voice or sound the switch says why, and nothing is read") {
  for (const pages::Voice why : {pages::Voice::not_installed, pages::Voice::no_sound}) {
    Evening e;
    e.machine.voice_is = why;
    e.open();
    e.tap_key("read-voice");
    CHECK(e.machine.read.empty());
    nlohmann::ordered_json out;
    e.pages->describe(out);
    CHECK(out["messages"].size() >= 1);
    CHECK_FALSE(e.probe()["voice"]);
    e.machine.voice_is = pages::Voice::there;
  }
}

TEST_CASE("reading aloud: leaving the table is silence") {
  Evening e;
  e.open();
  e.tap_key("read-voice");
  CHECK_FALSE(e.machine.read.back().empty());
  e.pages->end();
  CHECK(e.machine.read.back().empty());
}

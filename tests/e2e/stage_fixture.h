// What end-to-end tests of a presentation ask of the probe.
#pragma once

#include "e2e/table_fixture.h"

namespace e2e {

/// What is said of the stage; null while there is none.
inline json stage_of(const Look& look) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "stage") return item;
  return nullptr;
}

inline Look until_stage(Driver& driver, const std::string& what,
                        const std::function<bool(const json&)>& condition) {
  return driver.until(what, [&](const Look& l) {
    const json stage = stage_of(l);
    return !stage.is_null() && condition(stage);
  });
}

inline Driver::Condition is_page(const std::string& page) {
  return [page](const Look& l) { return l.str("page") == page; };
}

/// A screen with a second one plugged in; where it cannot be, that is said and there is none.
inline std::unique_ptr<support::TouchScreen> two_screens_or_skip() {
  auto screen = support::screen_or_skip<support::TouchScreen>();
  if (!screen) return nullptr;
  if (const auto plugged = screen->set_second_screen(true); !plugged) {
    MESSAGE("SKIPPED: ", plugged.error().text());
    return nullptr;
  }
  return screen;
}

inline void start_presenting(Driver& driver) {
  driver.tap_button("map-tools");
  driver.tap_button("present");
}

}  // namespace e2e

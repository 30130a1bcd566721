// Hands that bring a table into a hall: six words for it, and writing them with the table's own keyboard.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <string_view>

#include "e2e/driver.h"
#include "support/real_hall.h"

namespace e2e {

/// Six words that our keyboard writes without a mark, in three taps each.
inline hall::RoomWords plain_words() {
  const std::string_view plain =
      "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";
  hall::RoomWords out{};
  std::size_t found = 0;
  for (std::uint16_t n = 40; found < out.size() && n < hall::kWords; n = std::uint16_t(n + 37)) {
    const std::string& kana = support::shipped_words().at(n).kana;
    bool all = kana.size() >= 9;
    for (std::size_t at = 0; at + 3 <= kana.size(); at += 3)
      all = all && plain.find(kana.substr(at, 3)) != std::string_view::npos;
    if (all) out[found++] = n;
  }
  REQUIRE(found == out.size());
  return out;
}

/// Writes them into the open sheet of the hall, until it can be joined; `after` is called after each word.
inline void write_words(Driver& driver, const hall::RoomWords& words,
                        const std::function<void()>& after = {}) {
  driver.until("the sheet", [](const Look& l) { return l.button("field-hall-words") != nullptr; });
  driver.tap_button("field-hall-words");
  std::string typed;
  // One after another, as people do: each is there before the next is tapped.
  const auto until_there = [&] {
    driver.until(
        "typed: " + typed,
        [&](const Look& l) {
          // While the keyboard is open it shows what is being written.
          for (const char* name : {"keys-text", "field-hall-words"})
            if (const Item* line = l.button(name)) {
              std::string there = line->text;
              std::erase(there, ' ');
              if (there == typed) return true;
            }
          return false;
        },
        20);
  };
  for (const std::uint16_t word : words) {
    const std::string& kana = support::shipped_words().at(word).kana;
    for (std::size_t at = 0; at < 9; at += 3) {
      driver.tap_button("key-" + kana.substr(at, 3));
      typed += kana.substr(at, 3);
      until_there();
    }
    // A word of three is whole already; of a longer one three are enough to offer it.
    if (kana.size() > 9) {
      driver.tap_button("hall-word-0");
      typed += kana.substr(9);
      until_there();
    }
    if (after) after();
  }
  driver.until("six words", [](const Look& l) {
    return l.button("hall-join") && l.button("hall-join")->enabled;
  });
}

}  // namespace e2e

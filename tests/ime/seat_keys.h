// A seat without its keyboard, card and converter: presses keys on a Composition, gathers what it
// commits and asks, and answers it as a converter would.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/assets.h"
#include "ime/composition.h"

namespace support {

using namespace ime;
using Kind = input::KeyAction::Kind;
using PieceKind = ime::Composition::Piece::Kind;

// An answer as a converter would give it, for these readings with these candidates.
inline ime::Conversion conversion(std::vector<ime::Segment> segments,
                                  std::vector<std::string> whole = {}) {
  return {std::move(segments), std::move(whole)};
}

inline const ime::Conversion kTown =
    conversion({{"まち", {"町", "街", "まち", "マチ"}},
                {"づくりを", {"作りを", "造りを", "づくりを", "ヅクリヲ"}}},
               {"町作りを", "まちづくりを", "街づくりを", "マチヅクリヲ"});

struct Seat {
  explicit Seat(const ime::RomajiTable* table = nullptr) : composition(table) {}
  ime::Composition composition;
  std::string card;
  std::vector<ime::Composition::Request> asked;

  ime::Composition::Effect after(ime::Composition::Effect effect) {
    card += effect.commit;
    if (auto request = composition.take_request()) asked.push_back(*request);
    return effect;
  }
  ime::Composition::Effect press(Kind kind, const std::string& text = "") {
    return after(composition.act({kind, text}));
  }
  void kana(const std::string& text) { press(Kind::kana, text); }
  void letters(const std::string& text) {
    for (char c : text) press(Kind::romaji, std::string(1, c));
  }
  void select(std::size_t i) { after(composition.select(i)); }
  std::uint64_t last_serial() const { return asked.empty() ? 0 : asked.back().serial; }
  void answer(ime::Conversion c) { composition.answer(last_serial(), std::move(c)); }
  // まちづくりを, answered and converted.
  void convert_town() {
    for (const char* k : {"ま", "ち", "づ", "く", "り", "を"}) kana(k);
    answer(kTown);
    press(Kind::space);
  }
  // "[町]作りを": the current segment in brackets, letters in <>.
  std::string shown() const {
    std::string out;
    for (const auto& piece : composition.pieces()) {
      switch (piece.kind) {
        case PieceKind::current:
          out += "[" + piece.text + "]";
          break;
        case PieceKind::pending:
          out += "<" + piece.text + ">";
          break;
        case PieceKind::segment:
          out += "(" + piece.text + ")";
          break;
        case PieceKind::reading:
          out += piece.text;
      }
    }
    return out;
  }
};

inline const ime::RomajiTable& table() {
  static const ime::RomajiTable loaded = [] {
    base::RealFileSystem files;
    auto result = ime::RomajiTable::load(files, base::find_assets().keyboards / "romaji.json");
    REQUIRE(result.ok());
    return std::move(*result);
  }();
  return loaded;
}

}  // namespace support

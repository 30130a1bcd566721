#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/utf8.h"
#include "text/kana.h"
#include "text/mecab_readings.h"

// How many readings are wrong in sentences as citizens write them (docs/furigana.md has the figures).

namespace {

/// A run of kanji and all the ways in which it may be read there.
struct Run {
  std::uint32_t first_byte, end_byte;
  std::vector<std::string> right;
};
struct Sentence {
  std::string words;
  std::vector<Run> runs;
};

/// 空[あ]き家[いえ/うち]: runs that touch are one, read in every combination.
Sentence sentence_of(std::string_view line) {
  Sentence out;
  bool joins = false;
  std::size_t from = 0;  // where the run begins that the next bracket reads
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '[') {
      const std::size_t was = at;
      const char32_t c = base::code_point_at(line, at, at);
      const bool kanji = text::is_kanji(c);
      if (!kanji) from = out.words.size() + (at - was), joins = false;
      out.words += line.substr(was, at - was);
      continue;
    }
    const std::size_t end = line.find(']', at);
    std::vector<std::string> ways;
    for (std::size_t a = at + 1; a <= end;) {
      const std::size_t b = std::min(line.find('/', a), end);
      ways.emplace_back(line.substr(a, b - a));
      a = b + 1;
    }
    const auto here = static_cast<std::uint32_t>(out.words.size());
    if (joins) {
      std::vector<std::string> all;
      for (const std::string& before : out.runs.back().right)
        for (const std::string& way : ways) all.push_back(before + way);
      out.runs.back().right = std::move(all);
      out.runs.back().end_byte = here;
    } else {
      out.runs.push_back({static_cast<std::uint32_t>(from), here, std::move(ways)});
    }
    from = here;
    joins = true;
    at = end + 1;
  }
  return out;
}

/// The readings shown over a run, with gaps, are a part of what it may be read.
bool may_be(const Run& run, const text::Rubies& shown, std::string_view right) {
  std::uint32_t at = run.first_byte;
  std::size_t read = 0;
  for (const text::Ruby& r : shown) {
    const bool gap = r.first_byte > at;
    // Something is read in a gap, so what comes then begins later.
    const std::size_t found = gap ? right.find(r.reading, read + 1) : right.find(r.reading, read);
    if (found == right.npos || (!gap && found != read)) return false;
    read = found + r.reading.size();
    at = r.end_byte;
  }
  return at < run.end_byte ? read < right.size() : read == right.size();
}

struct Figures {
  int runs = 0, shown = 0, wrong = 0, missing = 0;
  std::string wrong_ones, missing_ones;
};

void count(const Sentence& sentence, const text::Rubies& rubies, Figures& out) {
  for (const Run& run : sentence.runs) {
    text::Rubies over;
    std::uint32_t covered = 0;
    for (const text::Ruby& r : rubies)
      if (r.first_byte >= run.first_byte && r.end_byte <= run.end_byte) {
        over.push_back(r);
        covered += r.end_byte - r.first_byte;
      }
    const std::string kanji = sentence.words.substr(run.first_byte, run.end_byte - run.first_byte);
    ++out.runs;
    if (covered < run.end_byte - run.first_byte) {
      ++out.missing;
      out.missing_ones += " " + kanji;
    }
    if (over.empty()) continue;
    ++out.shown;
    const bool right = std::ranges::any_of(
        run.right, [&](const std::string& way) { return may_be(run, over, way); });
    if (right) continue;
    ++out.wrong;
    out.wrong_ones += " " + sentence.words + ": " + kanji + "[";
    for (const text::Ruby& r : over) out.wrong_ones += r.reading + " ";
    out.wrong_ones += "]";
  }
}

}  // namespace

TEST_CASE("mecab: next to no reading is wrong in what citizens write") {
  base::RealFileSystem files;
  if (!text::MecabReadings::dictionary(files)) {
    MESSAGE("no dictionary of readings on this machine");
    return;
  }
  auto readings = text::MecabReadings::open(files);
  REQUIRE(readings.ok());
  std::ifstream file(KURUMAZA_SOURCE_DIR "/tests/data/furigana-sentences.txt");
  Figures tuned, measured;
  int sentences = 0;
  Figures* part = &tuned;
  for (std::string line; std::getline(file, line);) {
    if (line == "# = measured") part = &measured;
    if (line.empty() || line.starts_with('#')) continue;
    const Sentence sentence = sentence_of(line);
    const auto read = (*readings)->of(sentence.words, {});
    REQUIRE(read.ok());
    count(sentence, read->rubies, *part);
    ++sentences;
  }
  CHECK(sentences >= 350);
  for (const Figures* f : {&tuned, &measured}) {
    MESSAGE((f == &tuned ? "tuned by: " : "measured: "), f->runs, " runs of kanji, ", f->shown,
            " read, ", f->wrong, " wrong, ", f->missing, " not or not wholly read");
    MESSAGE("wrong:", f->wrong_ones);
    MESSAGE("missing:", f->missing_ones);
    // A reading that teaches something wrong in a hundred, and no more than one in fifteen missing.
    CHECK(f->wrong * 100 <= f->shown);
    CHECK(f->missing * 15 <= f->runs);
  }
}

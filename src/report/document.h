// A report as one document, whatever file it becomes: parts, each of blocks, in the order in which they
// are read. compose() makes it from a session (compose.h); every format that is read page by page is
// written from it, so nothing is told twice. Plain values, pointing into the session, but for the readings that
// texts without parts get when they are written; texts are not escaped.
//  1. Parts and blocks without content are not there: whoever writes a file never asks what is empty.
//  2. Names, seats and times of writing are there only where the options ask for them; words that are
//     masked or said otherwise are so already.
//  3. An anchor stands once in the whole document.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/session.h"
#include "text/ruby.h"

namespace report {

/// A stretch of text of one kind.
struct Words {
  enum class Kind {
    plain,
    strong,
    soft,
    label,
    missing
  };  // label: "2-3"; missing: "(no plate yet)"
  std::string text;
  Kind kind = Kind::plain;
  std::string to{};     // the anchor it leads to, or nothing
  text::Rubies ruby{};  // what stands above some of its letters
};
/// What people or the program say, as it follows one after another.
using Phrase = std::vector<Words>;
/// Its words alone.
inline std::string plain_text(const Phrase& phrase) {
  std::string out;
  for (const Words& words : phrase) out += words.text;
  return out;
}

struct Heading {
  int level = 2;  // 2: of a part … 6
  Phrase words;
  std::string anchor;
};
struct Paragraph {
  enum class Kind { text, lead, note, narrative };
  Phrase words;
  Kind kind = Kind::text;
};
struct List {
  std::vector<Phrase> items;
  bool numbered = false;
};
/// Columns are as wide as what they hold; a column of numbers stands to the right, one of shares has a bar.
struct Table {
  enum class Column { text, number, share };
  struct Cell {
    Phrase words;
    double share = 0;  // 0…1, the bar's length
  };
  std::string caption;            // says what the table is; may be empty
  std::vector<std::string> head;  // empty: a table of names and values (the first column are heads)
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};
/// Cards in reading order.
struct Cards {
  struct Item {
    const model::Card* card;
    Phrase text;             // as published; empty: handwriting alone, or an empty card
    std::string foot;        // dots, twin, points, writer: what stands below it
    std::string color_name;  // "" where the colour has no meaning the session states
  };
  std::vector<Item> items;
};
/// The beginning of an island: what follows, up to the next heading of its level, lies in it.
struct IslandHead {
  int level = 3;
  std::string label;  // "2-3"
  Phrase plate;
  std::string plain;   // the plate in plain Japanese; may be empty
  std::string symbol;  // シンボルマーク; may be empty
  std::string points;  // "Points: 7 (rank 1)"; may be empty
  model::PaperColor color = model::PaperColor::white;
  std::string anchor;
  const model::Island* island = nullptr;  // the island itself
};
/// A picture of a board's map; board_of() (figures.h) gives what is to be drawn. A map whose letters would be too
/// small on a page has all three: the whole one is for screens and large sheets, the others for paper.
struct Figure {
  enum class What { whole, index, detail };
  What what = What::whole;
  const model::Board* board = nullptr;
  model::Id island;     // of a detail: the outermost island it shows
  std::string title;    // what it shows
  std::string caption;  // what stands below it
  std::string alt;      // its text alternative
  std::string anchor;
};
/// The sum of one question of the questionnaire.
struct Chart {
  struct Bar {
    std::string name;
    int count = 0;
    double share = 0;  // of all who answered, 0…1
  };
  std::string title, note;
  std::vector<Bar> bars;
};

using Block = std::variant<Heading, Paragraph, List, Table, Cards, IslandHead, Figure, Chart>;

struct Part {
  std::string name;   // "purpose": as in report_parts and forms
  std::string title;  // as its heading says; the cover has none
  std::string anchor;
  bool listed = true;  // in the contents
  std::vector<Block> blocks;
};

struct Document {
  std::string title, subtitle;  // of the cover
  std::string lang;             // "ja"
  Phrase town;                  // whose report it is; may be empty
  base::WallTime made = 0;      // when the session was begun, for what a file says of itself
  std::string logo;             // the town's: a PNG or JPEG file; may be empty
  std::vector<Part> parts;  // cover and contents are parts; exporters lay those out their own way
  std::function<text::Rubies(const std::string&)> readings{};  // empty: nothing stands above kanji

  /// A text of one kind (a title, a caption, a head), with what stands above it.
  Phrase told(std::string text) const {
    Words words{std::move(text)};
    if (readings) words.ruby = readings(words.text);
    return {std::move(words)};
  }
};

}  // namespace report

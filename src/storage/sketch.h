// A sketch: what a file of another editor shows, whichever it is: boxes with words, loose words, groups,
// lines between them. The readers (excalidraw_sketch.h, tldraw_sketch.h, canvas_sketch.h) make it, maps_of()
// makes maps of it. Plain values; lengths in the file's pixels.
//  1. A key stands for one box or group of its page; what a group or a line names may be missing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "model/session.h"

namespace storage {

struct SketchVote {
  int points = 1;
  std::string who;
};

struct SketchBox {
  std::string key;
  base::TurnedRect shape;
  std::string text;
  std::string group{};  // the innermost it lies in; "": none
  model::PaperColor color = model::PaperColor::yellow;
  bool settled = false;               // its group is certain, whatever lies round it
  bool loose = false;                 // words without a box round them
  std::optional<model::Card> ours{};  // what we kept of it, when we wrote the file
  std::vector<SketchVote> votes{};
};

struct SketchGroup {
  std::string key;
  std::string parent{};
  std::string plate{};
  base::Rect area{};                     // where it says so
  bool settled = false;                  // its parent is certain
  bool by_place = false;                 // what lies in `area` belongs to it, as the canvas has it
  std::optional<base::TurnedRect> at{};  // its plate
  std::optional<model::Island> ours{};
  std::vector<SketchVote> votes{};
};

struct SketchLine {
  std::string key;
  std::string from, to;
  std::string words{};
  model::RelationKind kind = model::RelationKind::order;
};

struct SketchLoop {
  std::string key, words;
  std::vector<base::Vec2> points;
};

struct SketchPage {
  std::string title;
  std::string board{};  // the id of ours, where it says so
  std::vector<SketchBox> boxes;
  std::vector<SketchGroup> groups;
  std::vector<SketchLine> lines;
  std::vector<SketchLoop> loops;
  std::map<std::string, std::string> same{};  // other keys by which lines name a box or a group
  std::size_t pictures = 0;                   // and films, pages of the web
  std::size_t strokes = 0;                    // drawn by hand, and lines that hold on to nothing
};

struct Sketch {
  std::string editor;  // as people know it: "Excalidraw"
  bool ours = false;   // we wrote it: its scale is known
  std::vector<SketchPage> pages;
};

}  // namespace storage

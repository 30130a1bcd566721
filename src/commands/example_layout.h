// Where everything lies on an example map in the end: cards in rows below their plate, bundles beside
// one another below theirs, the outermost with room for lines between them. Used by example_session.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "commands/example_content.h"

namespace commands::example {

struct Sizes {
  std::function<base::Size(const std::string& text)> card;
  /// Of a plate at least so wide, mm.
  std::function<base::Size(const std::string& text, double width)> plate;
};

struct Places {
  base::Size size;
  std::map<std::string, base::Rect> plates;  // by their bundle's key
  std::map<std::string, base::Vec2> cards;   // their centres, by their text
};

/// The map's middle is the table's.
Places lay_out(const Map& map, const Sizes& sizes);

}  // namespace commands::example

// A DrawList as an SVG picture in millimetres: what the screen shows, sharp on paper and on a
// phone, and text that can be searched. Each line of text is set as wide as the layout says,
// whatever font the reader has. Pure.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "canvas/draw_list.h"
#include "model/session.h"
#include "text/ruby.h"

namespace report {

/// A place on the picture that leads elsewhere in the document.
struct SvgLink {
  base::TurnedRect shape;
  std::string to, label;  // an anchor; what is heard
};

struct SvgOptions {
  std::string title;        // what the picture is, in a few words
  std::string desc;         // its text alternative
  std::string id = "map";   // prefix of the element ids, unique within the document
  double margin = 12;       // mm of free space round everything
  bool standalone = false;  // a file of its own: with the XML namespace
  std::function<bool(text::FaceId)> is_bold;  // may be empty: all regular
  std::vector<SvgLink> links{};               // in the order in which a keyboard comes to them
  /// What stands above the words of a text; may be empty. Shown where the layout has room for it.
  std::function<text::Rubies(const std::string&)> readings{};
};

/// Everything the list paints, shadows included; empty for an empty list.
base::Rect bounds_of(const canvas::DrawList&);

/// Its items in the order in which they are painted, layer by layer.
std::vector<const canvas::DrawList::Entry*> in_order(const canvas::DrawList&);

/// An icon's sign as an element: the papers' marks by their shapes, any other as a dot.
std::string icon_element(const canvas::Icon&);

/// One <svg> element; an empty list gives an empty picture of 100 × 60 mm.
std::string to_svg(const canvas::DrawList&, const SvgOptions&);

/// Handwriting as a small picture of its true size, drawn in the colour of the text round it.
/// `label` is its text alternative; empty: the text beside it says the same. Nothing for no ink.
std::string ink_picture(const std::vector<model::InkStroke>& ink, const std::string& label);

}  // namespace report

// KeptLayouts: how the words of a map's cards, plates and labels are laid out: made when first asked
// for and kept, for words cost more than all else in a picture. The model's thread.
//  1. What is kept for a card or plate is of its words as they were when asked for: whoever changes
//     them forgets it.
#pragma once

#include <string>
#include <unordered_map>

#include "canvas/item.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace canvas {

/// How the words of a plate are set: bold, in the middle.
text::Style plate_style();

class KeptLayouts {
 public:
  explicit KeptLayouts(text::Typesetter& typesetter) : typesetter_(typesetter) {}

  /// Its text; below its ink, where it has any, in a layout whose origin is that of any card's text.
  text::LayoutPtr card(const model::Card& card);
  /// `words`: what its plate says, or what stands in for that.
  text::LayoutPtr plate(const model::Island& island, std::string_view words);
  /// One line, kLabelEm high.
  text::LayoutPtr label(const std::string& words, text::Weight weight);
  text::LayoutPtr label(const std::string& words, text::Weight weight, double em);

  void forget(ItemRef ref);
  void forget_items() { of_items_.clear(); }
  void forget_labels() { labels_.clear(); }

 private:
  text::LayoutPtr& slot(ItemRef ref);

  text::Typesetter& typesetter_;
  std::unordered_map<ItemRef, text::LayoutPtr, ItemRefHash> of_items_;
  std::unordered_map<std::string, text::LayoutPtr> labels_;
};

}  // namespace canvas

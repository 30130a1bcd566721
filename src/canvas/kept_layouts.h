// KeptLayouts: how the words of a map's cards, plates and labels are laid out: made when first asked
// for and kept, for words cost more than all else in a picture. The model's thread.
//  1. What is kept for a card or plate is of its words as they were when asked for: whoever changes
//     them forgets it.
//  2. What was laid out before its readings were known waits until take_read() names it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "canvas/item.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace text {
class Furigana;
}

namespace canvas {

/// How the words of a plate are set: bold, in the middle.
text::Style plate_style();

class KeptLayouts {
 public:
  explicit KeptLayouts(text::Typesetter& typesetter) : typesetter_(typesetter) {}

  /// What is kept is to be forgotten where these are others than before. `furigana`: null, or lives
  /// longer.
  void set_letters(const text::Letters& letters) { letters_ = letters; }
  const text::Letters& letters() const { return letters_; }
  void set_furigana(text::Furigana* furigana) { furigana_ = furigana; }
  text::Furigana* furigana() const { return furigana_; }
  /// What people say of words has changed: what is set otherwise then waits for it, as it is.
  void read_anew();
  /// Those whose readings have become known since they were laid out.
  std::vector<ItemRef> take_read();

  /// Its text; below its ink, where it has any, in a layout whose origin is that of any card's text.
  text::LayoutPtr card(const model::Card& card);
  /// `words`: what its plate says, or what stands in for that.
  text::LayoutPtr plate(const model::Island& island, std::string_view words);
  /// Its words where it is seen larger.
  text::LayoutPtr larger_plate(const std::string& words, base::Size size, double by);
  /// One line, kLabelEm high where letters are as usual.
  text::LayoutPtr label(const std::string& words, text::Weight weight);
  text::LayoutPtr label(const std::string& words, text::Weight weight, double em);
  /// What stands on a relation, in so many lines, about equally long; null where it is too short for that.
  text::LayoutPtr relation_words(const std::string& words, int lines);
  /// A symbol mark: large, and of long ones in several lines, in the middle.
  text::LayoutPtr symbol(const std::string& words);
  text::LayoutPtr circle_words(const std::string& words);
  /// In lines within `room`. Nobody keeps it.
  text::LayoutPtr paragraph(const std::string& words, text::Weight weight, double em,
                            base::Size room) const;

  void forget(ItemRef ref);
  void forget_items();
  void forget_labels() { labels_.clear(); }

 private:
  text::LayoutPtr& slot(ItemRef ref);
  text::LayoutPtr& label_slot(const std::string& key);
  text::LayoutPtr set(ItemRef ref, const std::string& words, base::Size size, text::Style style);

  text::Typesetter& typesetter_;
  text::Letters letters_;
  text::Furigana* furigana_ = nullptr;
  std::unordered_map<ItemRef, std::string, ItemRefHash> unread_;
  std::unordered_map<ItemRef, text::LayoutPtr, ItemRefHash> of_items_;
  std::unordered_map<std::string, text::LayoutPtr> labels_;
};

}  // namespace canvas

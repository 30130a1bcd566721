// tell: what the map says, as running text (B型叙述化): islands from the outermost inwards, led from one
// to the next by their lines, and cards that lie alone at last. By rules alone; tell_words.h has the
// words. narrate.h keeps what people make of it. Pure, any thread.
#pragma once

#include <map>
#include <vector>

#include "ops/tell_words.h"

namespace ops {

using base::Id;

/// As most of the plates speak; `lang`: of the interface, where nothing is written yet.
Tone tone_of(const model::Board&, std::string_view lang);

/// What a first draft tells, in its order: each outermost island, what leads to others before these,
/// otherwise row by row, and after it those that lie in it; then the cards in no island.
std::vector<Id> telling_order(const model::Board&);
/// What is told in one breath with this: the outermost island it lies in, a card in none itself; nil:
/// it is not on the table.
Id head_of(const model::Board&, Id thing);

/// How one thing is told among others.
struct Told {
  Id about;
  Id relation;  // by which it follows; nil: none
  std::string text;
};
/// All of these, in this order, without what is not on the table.
std::map<Id, Told> told_in_order(const model::Board&, const std::vector<Id>& order, const Tone&);

}  // namespace ops

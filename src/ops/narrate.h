// B型叙述化 as people keep it: passages, drafted from the map (tell.h), written on by hand, and put in
// order. Composed actions, as in build.h; the sheet of the narrative applies them. Pure, any thread.
//  1. What people wrote is changed by nothing here but by their own hand.
//  2. After each action Board::narrative is the text of the passages, in their order.
#pragma once

#include <string>
#include <vector>

#include "model/session.h"
#include "ops/fwd.h"
#include "ops/tell_words.h"

namespace ops {

using base::Id;

/// How a passage stands to the map of now.
enum class Standing {
  same,     // the map says what it said then
  changed,  // it says something else
  gone,     // what it tells is on the table no more
  own       // people wrote it, of nothing on the map
};
struct Telling {
  model::Passage passage;
  Standing standing = Standing::same;
  std::string says;    // what the map says now, where it says something
  bool heads = false;  // a paragraph begins with it
  bool written() const { return passage.text != passage.draft; }
  /// People want it left out.
  bool left_out() const { return passage.text.empty() && !passage.draft.empty(); }
};
struct Narrative {
  std::vector<Telling> told;
  std::vector<Telling> fresh;  // of the map, told nowhere yet: passages without an id
};
/// A narrative from before there were passages is one, without an id, that people wrote. `lang`: of
/// the interface, as in tone_of().
Narrative narrative_of(const model::Board&, std::string_view lang);

/// Paragraphs, a line each; what is left out is not in it.
std::string text_of(const std::vector<Telling>&);

/// All of the map that is told nowhere yet comes in, and what nobody wrote on says what the map says
/// now. None where all is so.
Ops follow_map(const model::Board&, std::string_view lang, base::IdSource&);
/// First these (of an inner island: its outermost one), each with what is told in one breath with it,
/// then the others as they stood.
Ops tell_in_order(const model::Board&, const std::vector<Id>& first, std::string_view lang,
                  base::IdSource&);
/// What is told of this one comes in.
Ops tell_also(const model::Board&, Id about, std::string_view lang, base::IdSource&);

/// As somebody wrote it; nil: of the narrative from before there were passages.
Ops write_passage(const model::Board&, Id passage, std::string text, std::string_view lang,
                  base::IdSource&);
/// A new one behind another (nil: at the end).
Ops add_passage(const model::Board&, Id behind, std::string text, std::string_view lang,
                base::IdSource&);
/// So many places on, or back.
Ops move_passage(const model::Board&, Id passage, int by, std::string_view lang, base::IdSource&);
/// What the map tells comes back by take_over(); whatever else there is goes.
Ops leave_out_passage(const model::Board&, Id passage, std::string_view lang, base::IdSource&);
/// It says what the map says now.
Ops take_over(const model::Board&, Id passage, std::string_view lang, base::IdSource&);
/// It stays as people wrote it, and that is right for the map of now.
Ops keep_written(const model::Board&, Id passage, std::string_view lang, base::IdSource&);

/// What is to go is named by no passage any more.
void forget_in_passages(const model::Board&, Id gone, Ops& out);

}  // namespace ops

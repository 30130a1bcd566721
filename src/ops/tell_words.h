// The words in which a map is retold (B型叙述化), in Japanese and English: what a plate says becomes a
// sentence, and each kind of relation has its own way of leading from one to the next. By rules alone;
// tell.h says what is told. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"
#include "ops/plate_words.h"

namespace ops {

/// How all of it is told. `polite` is です・ます, otherwise である; English has no such thing.
struct Tone {
  bool japanese = true;
  bool polite = true;
  friend bool operator==(const Tone&, const Tone&) = default;
};

/// Several quotations, the first three, and that there are more.
std::string list_of(const std::vector<std::string>& quotes, bool japanese);

/// What is told: as what it is called in a sentence, and where it is one itself as that.
struct Thing {
  std::string noun;    // quoted
  std::string clause;  // with its full stop; empty: it is no sentence
};
Thing thing_of(std::string_view plate, const Tone& tone);

/// Where it stands in the text.
enum class Turn { first, later, within_first, within_later, alone_first, alone_later };
/// `holder`: what it lies in, quoted; empty: what was told just before.
std::string opened(const Tone& tone, Turn at, const std::string& holder, const Thing& thing);

/// The line by which it follows; `other`: what is at its other end, quoted, empty where that was told
/// just before. `forward`: the line runs from that to this.
struct Lead {
  model::RelationKind kind = model::RelationKind::close;
  bool forward = true;
  std::string other;
  std::string words;
};
std::string led(const Tone& tone, const Lead& lead, const Thing& thing);

/// One more line, as a sentence of its own, between two things that are named.
std::string related(const Tone& tone, model::RelationKind kind, const std::string& from,
                    const std::string& to, std::string_view words);
/// What its cards say, named, those that matter most first.
std::string voices(const Tone& tone, const std::vector<std::string>& names);
/// What lies in it, named.
std::string holds(const Tone& tone, const std::vector<std::string>& names);

}  // namespace ops

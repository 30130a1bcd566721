// Phrases of the document as HTML. Everything that people typed is escaped. For html.cpp, html_blocks.cpp and
// html_body.cpp.
#pragma once

#include <string>

#include "report/document.h"

namespace report {

/// With classes for the page's own style and with links, or told by elements alone.
enum class Dress { styled, bare };

/// Without an element of its own; what stands above its kanji is <ruby>.
std::string html_of(const Words& words, Dress dress);
/// Each of several is kept apart from its neighbours' direction.
std::string html_of(const Phrase& phrase, Dress dress);
/// Some readings stand in it.
bool has_ruby(const Document& document);

}  // namespace report

// How the HTML report looks, on a screen, on a phone and on paper. Used by html.cpp alone.
#pragma once

#include <string>

namespace report {

struct Document;

/// The style sheet: no outside resources.
const char* style_sheet();
/// On paper the long parts stand at the head of each of their pages, so that whoever comes from the contents finds
/// them: browsers do not tell the contents a page's number (target-counter), as other makers of pages do.
std::string page_heads(const Document&);

}  // namespace report

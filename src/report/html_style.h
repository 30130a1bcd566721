// How the HTML report looks, on a screen, on a phone and on paper. Used by html.cpp alone.
#pragma once

namespace report {

/// The style sheet: no outside resources.
const char* style_sheet();

}  // namespace report

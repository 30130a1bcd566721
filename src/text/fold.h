// fold: a text as it is searched: width, case and kana are folded (ＷＥＢ and web, ﾐｾ, ミセ and みせ), white
// space is left out, so that a word over two lines is found. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// What is no UTF-8 folds to nothing.
std::string folded(std::string_view utf8);
/// The same, but that kana stay as they are and white space is one space.
std::string folded_width(std::string_view utf8);

}  // namespace text

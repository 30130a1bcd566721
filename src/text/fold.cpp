#include "text/fold.h"

#include <glib.h>

#include <memory>

#include "base/utf8.h"
#include "text/kana.h"

namespace text {
namespace {

using GText = std::unique_ptr<gchar, decltype(&g_free)>;

bool is_space(char32_t c) { return g_unichar_isspace(gunichar(c)) || c == 0x200B; }

}  // namespace

std::string folded_width(std::string_view utf8_text) {
  if (!base::is_utf8(utf8_text)) return {};
  const GText same_width(
      g_utf8_normalize(utf8_text.data(), gssize(utf8_text.size()), G_NORMALIZE_NFKC), g_free);
  if (!same_width) return {};
  const GText same_case(g_utf8_casefold(same_width.get(), -1), g_free);
  std::u32string out;
  for (const char32_t c : code_points(same_case.get())) {
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != U' ')
      out += U' ';
  }
  return utf8(out);
}

std::string folded(std::string_view utf8_text) {
  std::u32string out;
  for (const char32_t c : to_hiragana(code_points(folded_width(utf8_text))))
    if (c != U' ') out += c;
  return utf8(out);
}

}  // namespace text

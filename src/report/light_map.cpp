#include "report/light_map.h"

#include <fmt/format.h>

#include <set>

#include "base/utf8.h"
#include "canvas/look.h"
#include "canvas/scene.h"
#include "report/map_title.h"
#include "report/markup.h"
#include "report/svg.h"
#include "report/upright.h"
#include "text/printable.h"

namespace report {

namespace {

constexpr double kLine = 1.3;  // from line to line, of a letter's size

/// From so far no words can be read, and none are set.
constexpr double kFar = 0.4;  // pixels a mm

bool hangs(char32_t c) {
  return std::u32string_view(U"、。，．！？」』）】〉》ー々ゃゅょっャュョッ…").find(c) !=
         std::u32string_view::npos;
}

double width_of(char32_t c) { return c > 0x2e7f ? 1 : 0.56; }

/// Words in a box whose middle is `centre`, as large as they have room.
std::string words_in(const std::string& text, base::Vec2 centre, base::Size size, bool centred,
                     bool bold) {
  if (text.empty()) return {};
  const double wide = size.w - 2 * text::kPadding,
               high = size.h - (centred ? 2 : 2 * text::kPadding);
  double em = text::kLargestText;
  std::vector<std::string> lines;
  for (;; em *= 0.88) {
    const bool last = em <= text::kSmallestText;
    const auto most = std::size_t(std::max(1.0, std::floor(high / (em * kLine) + 0.2)));
    lines = plain_lines(text, wide / em, last ? most : most + 1);
    if (last || lines.size() <= most) break;
  }
  const double left = centred ? centre.x : centre.x - wide / 2;
  double baseline = centre.y - double(lines.size() - 1) * em * kLine / 2 + em * 0.36;
  std::string out =
      fmt::format("<g font-size=\"{}\"{}{}>", number(em), centred ? " text-anchor=\"middle\"" : "",
                  bold ? " font-weight=\"bold\"" : "");
  for (const std::string& line : lines) {
    if (!line.empty())
      out += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", number(left), number(baseline),
                         escaped(line));
    baseline += em * kLine;
  }
  return out + "</g>\n";
}

}  // namespace

std::vector<std::string> plain_lines(std::string_view utf8, double width, std::size_t most) {
  const std::string text = text::printable(utf8);
  std::vector<std::string> out(1);
  double used = 0;
  std::size_t word = 0;   // where in the last line the word under way begins
  double word_width = 0;  // how wide it is so far
  const auto new_line = [&](std::string begin, double begin_width) {
    out.push_back(std::move(begin));
    used = begin_width;
    word = 0;
  };
  for (std::size_t at = 0, next = 0; at < text.size() && out.size() <= most; at = next) {
    const char32_t c = base::code_point_at(text, at, next);
    if (c == '\n') {
      new_line({}, 0);
      word_width = 0;
      continue;
    }
    const bool of_word = c > ' ' && c <= 0x2e7f;
    if (!of_word) word = out.back().size(), word_width = 0;
    if (used + width_of(c) > width && !hangs(c) && !out.back().empty()) {
      if (c == ' ') continue;
      if (of_word && word > 0) {
        std::string begun = out.back().substr(word);
        out.back().resize(word);
        new_line(std::move(begun), word_width);
      } else {
        new_line({}, 0);
        word_width = 0;
      }
    }
    out.back().append(text, at, next - at);
    used += width_of(c);
    if (of_word)
      word_width += width_of(c);
    else
      word = out.back().size();
  }
  if (out.size() > most) {
    out.resize(std::max<std::size_t>(most, 1));
    out.back() += "…";
  }
  return out;
}

MapPicture light_map(const model::Session& session, const model::Board& board,
                     const base::Messages& tr, text::Typesetter& typesetter) {
  const model::Board map = upright(board);
  const canvas::Look look;
  canvas::DrawList list =
      canvas::draw_board(map, map_title(session, board, tr), typesetter, look, kFar).list;
  if (list.entries.empty()) return {};
  // The strokes that stand for words from afar make room for them; the paper of other words (points, symbol
  // marks) has none to bear.
  std::set<std::pair<double, double>> middles;
  for (const auto& [id, card] : map.cards) middles.emplace(card.pos.x, card.pos.y);
  for (const auto& [id, island] : map.islands)
    middles.emplace(island.plate_pos.x, island.plate_pos.y);
  std::erase_if(list.entries, [&](const canvas::DrawList::Entry& entry) {
    const auto* box = std::get_if<canvas::Box>(&entry.item);
    return box && !middles.contains({box->centre.x, box->centre.y});
  });
  for (auto& entry : list.entries)
    if (auto* box = std::get_if<canvas::Box>(&entry.item)) box->greek = {};
  const auto question = session.questions.find(board.question);
  SvgOptions options;
  options.standalone = true;
  options.title = question == session.questions.end() ? session.title : question->second.text;
  MapPicture out;
  const base::Rect bounds = bounds_of(list);
  out.size = {bounds.max.x - bounds.min.x + 2 * options.margin,
              bounds.max.y - bounds.min.y + 2 * options.margin};
  out.svg = to_svg(list, options);
  std::string words =
      fmt::format("<g fill=\"#{:02x}{:02x}{:02x}\">\n", look.ink.r, look.ink.g, look.ink.b);
  for (const auto& [id, card] : map.cards)
    if (card.place == model::Place::table && card.ink.empty())
      words += words_in(card.text, card.pos, card.size, false, false);
  for (const auto& [id, island] : map.islands)
    words += words_in(island.plate, island.plate_pos, island.plate_size, true, true);
  const std::size_t end = out.svg.rfind("</g>\n</svg>");
  ASSERT(end != std::string::npos, "a picture of shapes has an end");
  out.svg.insert(end, words + "</g>\n");
  return out;
}

}  // namespace report

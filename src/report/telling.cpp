#include "report/telling.h"

#include <algorithm>

#include "base/utf8.h"
#include "ops/report_words.h"
#include "report/markup.h"
#include "report/words.h"

namespace report {

Telling::Telling(const Composing& from)
    : session(from.published.session),
      published(from.published),
      tr(from.tr),
      form(from.form),
      town(from.town),
      chapters(from.published.session, from.tr),
      readings(from.readings) {}

Words Telling::words(std::string text, Words::Kind kind, std::string to) const {
  Words out{std::move(text), kind, std::move(to), {}};
  if (readings) out.ruby = readings(out.text);
  return out;
}

bool Telling::tells(std::string_view part) const {
  return std::ranges::any_of(ops::report_parts(session, form.parts),
                             [&](const auto& wish) { return wish.on && wish.name == part; });
}

std::string Telling::text_of(std::string_view part) const {
  std::string out;
  for (const auto& [id, text] : session.report_texts) {
    if (text.part != part || text.text.empty()) continue;
    if (!out.empty()) out += '\n';
    out += text.text;
  }
  return out;
}

void Telling::add_texts(std::string_view part, std::vector<Block>& blocks) const {
  for (const std::string& line : base::lines_of(text_of(part)))
    blocks.emplace_back(Paragraph{phrase(line)});
}

Phrase Telling::name(const BoardView& view, Id thing) const {
  Phrase out;
  std::string to = view.anchor_of(thing);
  if (const auto label = view.labels.find(thing); label != view.labels.end()) {
    out.push_back({label->second, Words::Kind::label, to, {}});
    out.push_back({" ", Words::Kind::plain, {}, {}});
  }
  out.push_back(words(plain_name(view, thing), Words::Kind::plain, to));
  return out;
}

std::string Telling::plain_name(const BoardView& view, Id thing) const {
  return name_of(view.board, thing, view.labels, tr);
}

std::string Telling::points(const BoardView& view, Id thing) const {
  const Rank* rank = view.rank_of(thing);
  if (!rank) return {};
  return fill(tr("Points: {0} (rank {1})"),
              {std::to_string(rank->points), std::to_string(rank->rank)});
}

void Telling::add_heading(const Chapter& chapter, int level, bool anchored,
                          std::vector<Block>& blocks) const {
  Heading heading{level, {}, anchored ? chapter.anchor : std::string()};
  if (!chapter.number.empty()) {
    heading.words.push_back({chapter.number, Words::Kind::label, {}, {}});
    heading.words.push_back({" ", Words::Kind::plain, {}, {}});
  }
  heading.words.push_back(words(chapter.title));
  blocks.emplace_back(std::move(heading));
}

}  // namespace report

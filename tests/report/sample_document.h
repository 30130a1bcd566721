// A document of a session with one of every block, as plain as can be: for tests and figures of what is
// written from documents.
#pragma once

#include <string>

#include "report/document.h"
#include "report/outline.h"

namespace sample {

inline report::Phrase phrase(std::string text,
                             report::Words::Kind kind = report::Words::Kind::plain,
                             std::string to = {}) {
  return {{std::move(text), kind, std::move(to)}};
}

inline report::Cards::Item item(const model::Card& card) {
  report::Cards::Item out{&card, {}, "", ""};
  if (!card.text.empty()) out.text = phrase(card.text);
  if (card.alone > 0)
    out.foot = std::string(static_cast<std::size_t>(std::min(card.alone, 9)), '.');
  return out;
}

inline report::Cards cards_of(const std::vector<const model::Card*>& cards) {
  report::Cards out;
  for (const model::Card* card : cards) out.items.push_back(item(*card));
  return out;
}

inline void tell_islands(const std::vector<report::IslandNode>& islands, int level,
                         const std::string& key, std::vector<report::Block>& out) {
  for (const report::IslandNode& node : islands) {
    const bool named = !node.island->plate.empty();
    out.emplace_back(report::IslandHead{
        level, node.label,
        named ? phrase(node.island->plate) : phrase("(no plate yet)", report::Words::Kind::missing),
        "", node.island->symbol, "", node.island->color, key + node.island->id.str()});
    if (!node.cards.empty()) out.emplace_back(cards_of(node.cards));
    tell_islands(node.inner, level + 1, key, out);
  }
}

/// `session` outlives it.
inline report::Document document_of(const model::Session& session) {
  report::Document out;
  out.title = session.title;
  out.subtitle = "ワークショップ報告書";
  out.lang = "ja";
  out.town = phrase("みどり市 市民協働課");
  out.made = session.made;
  report::Part cover{"cover", "", "cover", false, {}};
  cover.blocks.emplace_back(report::Paragraph{phrase(session.date), report::Paragraph::Kind::lead});
  cover.blocks.emplace_back(
      report::Paragraph{phrase(session.venue), report::Paragraph::Kind::lead});
  out.parts.push_back(cover);
  out.parts.push_back({"contents", "目次", "contents", false, {}});

  report::Part purpose{"purpose", "1. 目的", "purpose", true, {}};
  purpose.blocks.emplace_back(
      report::Paragraph{{{"この集まりは、", report::Words::Kind::plain},
                         {"参加者の声をそのまま残す", report::Words::Kind::strong},
                         {"ために開かれました。結果は", report::Words::Kind::plain},
                         {"図解", report::Words::Kind::plain, "maps"},
                         {"にまとめてあります。", report::Words::Kind::plain}}});
  report::Paragraph read{phrase("地域で子どもを見守り、立ち話から始める。")};
  read.words[0].ruby = {{0, 6, "ちいき"}, {9, 12, "こ"}, {21, 27, "みまも"}};
  purpose.blocks.emplace_back(read);
  report::Table facts;
  facts.columns = {report::Table::Column::text, report::Table::Column::text};
  facts.rows = {{{phrase("日時")}, {phrase(session.date)}},
                {{phrase("会場")}, {phrase(session.venue)}}};
  purpose.blocks.emplace_back(facts);
  out.parts.push_back(purpose);

  report::Part opinions{"opinions", "2. 出された意見", "opinions", true, {}};
  report::Part maps{"maps", "3. 図解", "maps", true, {}};
  int number = 0;
  for (const model::Board* board : session.boards_in_order()) {
    const std::string key = "b" + std::to_string(++number) + "-";
    const report::Outline outline = report::outline_of(*board);
    const auto question = session.questions.find(board->question);
    const std::string name =
        question == session.questions.end() ? board->title : question->second.text;
    opinions.blocks.emplace_back(report::Heading{3, phrase(name), key + "q"});
    report::Table points;
    points.caption = "評価の多い順";
    points.head = {"順位", "意見", "点"};
    points.columns = {report::Table::Column::number, report::Table::Column::text,
                      report::Table::Column::number};
    for (const report::Rank& rank : report::ranks_of(*board)) {
      const model::Island* island = model::find_island(*board, rank.target);
      const model::Card* card = model::find_card(*board, rank.target);
      points.rows.push_back({{phrase(std::to_string(rank.rank))},
                             {phrase(island ? island->plate
                                     : card ? card->text
                                            : "")},
                             {phrase(std::to_string(rank.points))}});
    }
    if (!points.rows.empty()) opinions.blocks.emplace_back(points);
    tell_islands(outline.islands, 4, key, opinions.blocks);
    if (!outline.lone_wolves.empty()) opinions.blocks.emplace_back(cards_of(outline.lone_wolves));
    if (!outline.loose.empty()) opinions.blocks.emplace_back(cards_of(outline.loose));
    maps.blocks.emplace_back(report::Heading{3, phrase(name), key + "m"});
    using What = report::Figure::What;
    maps.blocks.emplace_back(
        report::Figure{What::index, board, {}, "インデックス図解", "", name, key + "index"});
    for (const report::IslandNode& node : outline.islands)
      maps.blocks.emplace_back(report::Figure{What::detail, board, node.island->id,
                                              "細部図解 " + node.label + "　" + node.island->plate,
                                              "", node.island->plate,
                                              key + "d" + node.island->id.str()});
    maps.blocks.emplace_back(
        report::Figure{What::whole, board, {}, "全体", "全体の図", name, key + "whole"});
  }
  out.parts.push_back(opinions);
  out.parts.push_back(maps);

  report::Part survey{"survey", "4. アンケート", "survey", true, {}};
  survey.blocks.emplace_back(report::Chart{
      "満足度",
      "回答 20 人",
      {{"とても満足", 8, 0.4}, {"満足", 7, 0.35}, {"ふつう", 3, 0.15}, {"不満", 2, 0.1}}});
  survey.blocks.emplace_back(
      report::List{{phrase("気づいたことがあった"), phrase("また来たい")}, false});
  out.parts.push_back(survey);
  return out;
}

}  // namespace sample

// A report made by hand, with every kind of block and with what is hard to write, for the tests of formats
// that are written from a Document.
#pragma once

#include "report/document.h"
#include "sample.h"

namespace sample {

inline report::Document document(const OneBoard& s) {
  using namespace report;
  using K = Words::Kind;
  Document out;
  out.title = "協働のまちづくり　市民懇談会";
  out.subtitle = "第1回　報告書";
  out.lang = "ja";
  out.town = {{"みどり市 市民協働課"}};
  out.made = 1783238400000;
  out.parts.push_back({"cover", "", "", false, {}});
  out.parts.push_back({"contents", "目次", "contents", false, {}});
  Part outline{"outline", "概要", "outline", true, {}};
  outline.blocks.push_back(Paragraph{{{"市民と市が"}, {"いっしょに", K::strong}, {"考えました。"}},
                                     Paragraph::Kind::lead});
  Table facts{"", {}, {Table::Column::text, Table::Column::text}, {}};
  facts.rows.push_back({{{{"日時"}}}, {{{"令和8年7月5日（日）17時から19時"}}}});
  facts.rows.push_back({{{{"会場"}}}, {{{"市民センター <2階> & 3階"}}}});
  outline.blocks.push_back(facts);
  outline.blocks.push_back(List{{{{"ひとつ目"}}, {{"ふたつ目"}}}, true});
  outline.blocks.push_back(List{{{{"点"}}, {{"点 2"}}}, false});
  out.parts.push_back(outline);
  Part result{"opinions", "出された意見", "opinions", true, {}};
  result.blocks.push_back(Heading{3, {{"評価の多い順"}}, "by-points"});
  Table points{
      "点の多い順",
      {"順位", "表札", "点", "割合"},
      {Table::Column::number, Table::Column::text, Table::Column::number, Table::Column::share},
      {}};
  for (int n = 1; n <= 40; ++n)
    points.rows.push_back({{{{std::to_string(n)}}},
                           {{{"声をかけあい、役割を分けあって続けられるまち", K::plain, "island"}}},
                           {{{std::to_string(41 - n)}}},
                           {{{std::to_string(100 - n * 2) + "%"}}, 1 - n * 0.02}});
  result.blocks.push_back(points);
  result.blocks.push_back(Heading{3, {{"班ごと"}}, "by-group"});
  IslandHead head;
  head.label = "1-1";
  head.plate = {{"見守りの目がある", K::plain, {}, {{0, 6, "みまも"}}}};
  head.symbol = "まなざし";
  head.points = "7点（1位）";
  head.color = model::PaperColor::sky;
  head.anchor = "island";
  result.blocks.push_back(head);
  Cards cards;
  for (const auto& [id, card] : s.board->cards)
    cards.items.push_back(
        {&card, {{card.text}}, "●●", card.color == model::PaperColor::rose ? "課題" : ""});
  result.blocks.push_back(cards);
  out.parts.push_back(result);
  Part figures{"map", "図解", "map", true, {}};
  Figure figure;
  figure.board = s.board;
  figure.title = "問いの図";
  figure.caption = "図1　島は3つ";
  figure.alt = "島は3つ。\"見守り\"から<暮らし>へ。";
  figure.anchor = "figure-1";
  figures.blocks.push_back(figure);
  figures.blocks.push_back(
      Chart{"満足度", "31人のうち28人", {{"とてもよい", 20, 0.7}, {"よい", 8, 0.3}}});
  out.parts.push_back(figures);
  return out;
}

}  // namespace sample

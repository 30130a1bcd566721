#include "report/html_board.h"

#include <fmt/format.h>

#include <algorithm>

#include "ops/narrate.h"
#include "model/ground.h"
#include "report/crossed.h"
#include "report/markup.h"
#include "report/svg.h"
#include "report/words.h"

namespace report {

using model::Card;

HtmlBoard::HtmlBoard(const model::Board& b, std::string k)
    : board(b),
      outline(outline_of(b)),
      labels(plate_labels(b)),
      ranks(ranks_of(b)),
      key(std::move(k)) {}

std::string anchor_of(const HtmlBoard& view, const IslandNode& node) {
  return view.key + "-" + node.label;
}

namespace {

class BoardWriter {
 public:
  BoardWriter(std::string& out, const ReportInput& input, const HtmlBoard& view, int heading_level)
      : out_(out), input_(input), tr(input.tr), view_(view), level_(heading_level) {}

  void write(const std::string& name, const std::string& lead) {
    const Outline& outline = view_.outline;
    const std::string map = map_of(name);
    out_ += map.empty() ? lead : "<div class=\"opening\">\n" + lead + map + "</div>\n";
    add_narrative();
    if (view_.board.cards.empty() && view_.board.islands.empty()) {
      out_ += fmt::format("<p class=\"empty\">{}</p>\n", tr("No cards have been written yet."));
      return;
    }
    if (!outline.islands.empty()) {
      heading(level_, tr("Islands"), "part");
      for (const IslandNode& node : outline.islands) add_island(node, level_ + 1);
    }
    add_card_part(tr("Lone wolves"), tr("Cards that stand for themselves: they fitted no island."),
                  outline.lone_wolves);
    add_card_part(outline.islands.empty() ? tr("Cards") : tr("Cards outside the islands"), "",
                  outline.loose);
    add_fields();
    add_relations();
    add_circles();
    add_points();
    if (!outline.tray.empty())
      out_ += fmt::format(
          "<p class=\"tray\">{}</p>\n",
          fill(tr("Not shown here: {0} in the tray."), {std::to_string(outline.tray.size())}));
  }

 private:
  void heading(int level, const std::string& html, const char* css_class) {
    const int h = std::min(level, 6);
    out_ += fmt::format("<h{0} class=\"{1}\">{2}</h{0}>\n", h, css_class, html);
  }

  std::string map_of(const std::string& name) const {
    if (!input_.draw_map) return {};
    const canvas::DrawList list = input_.draw_map(view_.board);
    if (list.entries.empty()) return {};
    std::string plates;
    for (const IslandNode& node : view_.outline.islands) {
      if (!plates.empty()) plates += tr("; ");
      plates += name_of(view_.board, node.island->id, view_.labels, tr);
    }
    std::string desc =
        fill(tr("Cards: {0}. Islands: {1}."),
             {std::to_string(cards_told(view_.board)), std::to_string(view_.board.islands.size())});
    if (!plates.empty()) desc += " " + fill(tr("The islands say: {0}."), {plates});
    desc += " ";
    desc += tr("Everything on the map follows below as text.");
    SvgOptions options;
    options.title = fill(tr("Map: {0}"), {shortened(name, 200)});
    options.desc = desc;
    options.id = view_.key + "-map";
    options.is_bold = input_.is_bold;
    return "<figure class=\"picture\">\n" + to_svg(list, options) +
           fmt::format("<figcaption>{}</figcaption>\n</figure>\n",
                       tr("The whole map. The same follows below as text.")) +
           (view_.board.notes.empty() ? ""
                                      : fmt::format("<p class=\"notes\" dir=\"auto\">{}</p>\n",
                                                    escaped(view_.board.notes)));
  }

  std::string points_badge(Id target) const {
    const auto it = std::find_if(view_.ranks.begin(), view_.ranks.end(),
                                 [&](const Rank& r) { return r.target == target; });
    if (it == view_.ranks.end()) return {};
    return fmt::format(
        " <span class=\"points\">{}</span>",
        fill(tr("Points: {0} (rank {1})"), {std::to_string(it->points), std::to_string(it->rank)}));
  }

  void add_island(const IslandNode& node, int level) {
    const model::Island& island = *node.island;
    const std::string anchor = anchor_of(view_, node);
    out_ += fmt::format("<section class=\"island{}\" id=\"{}\" aria-labelledby=\"{}-plate\">\n",
                        node.inner.empty() ? "" : " outer", anchor, anchor);
    const int h = std::min(level, 6);
    out_ += "<div class=\"plate-row\">\n";
    const std::string plate =
        island.plate.empty()
            ? fmt::format("<span class=\"missing\">{}</span>", tr("(no title plate yet)"))
            : "<bdi>" + escaped(island.plate) + "</bdi>";
    out_ += fmt::format(
        "<h{0} class=\"plate\" id=\"{1}-plate\"><span class=\"level\">{2}</span> {3}</h{0}>\n", h,
        anchor, node.label, plate);
    const std::string badge = points_badge(island.id);
    if (!island.symbol.empty() || !badge.empty()) {
      out_ += "<p class=\"signs\">";
      if (!island.symbol.empty())
        out_ += fmt::format(
            "<span class=\"symbol\"><span class=\"hidden\">{} </span><bdi>{}</bdi></span>",
            tr("Symbol mark:"), escaped(island.symbol));
      out_ += badge + "</p>\n";
    }
    out_ += "</div>\n";
    add_cards(node.cards);
    for (const IslandNode& inner : node.inner) add_island(inner, level + 1);
    out_ += "</section>\n";
  }

  void add_cards(const std::vector<const Card*>& cards) {
    if (cards.empty()) return;
    out_ += "<ul class=\"cards\">\n";
    for (const Card* card : cards) add_card(*card);
    out_ += "</ul>\n";
  }

  std::string where_twin_lies(const Card& twin) const {
    const auto label = view_.labels.find(twin.island);
    if (label == view_.labels.end()) return tr("Twin card");
    return fill(tr("Twin card, also in {0}"), {label->second});
  }

  void add_card(const Card& card) {
    out_ += fmt::format(
        "<li class=\"card {}\"><svg class=\"mark\" viewBox=\"-1 -1 2 2\" role=\"img\" "
        "aria-label=\"{}\"><path d=\"{}\"/></svg>",
        color_key(card.color), escaped(fill(tr("Paper: {0}"), {color_name(card.color, tr)})),
        color_mark(card.color));
    out_ += ink_picture(card.ink, card.text.empty() ? tr("Handwritten card") : "");
    if (!card.text.empty())
      out_ += fmt::format("<p class=\"text\" dir=\"auto\">{}</p>", escaped(card.text));
    else if (card.ink.empty())
      out_ += fmt::format("<p class=\"text missing\">{}</p>", tr("(empty card)"));
    std::string foot;
    if (card.alone > 0) {
      std::string dots;
      for (int i = 0; i < std::min(card.alone, 12); ++i) dots += "●";
      foot += fmt::format(
          "<span class=\"dots\" role=\"img\" aria-label=\"{}\">{}</span>",
          escaped(fill(tr("Stayed alone for {0} rounds"), {std::to_string(card.alone)})), dots);
    }
    if (const Card* twin = model::find_card(view_.board, card.twin))
      foot += fmt::format(" <span class=\"twin\">{}</span>", escaped(where_twin_lies(*twin)));
    foot += points_badge(card.id);
    if (input_.options.names) {
      if (!card.who.empty() && !input_.session.anonymous)
        foot += " <bdi>" + escaped(card.who) + "</bdi>";
      const std::string when = local_time(card.made);
      if (!when.empty())
        foot += fmt::format(" <time datetime=\"{}\">{}</time>", when, when.substr(11, 5));
    }
    if (!foot.empty()) out_ += "<p class=\"foot\">" + foot + "</p>";
    out_ += "</li>\n";
  }

  void add_card_part(const char* title, const std::string& note,
                     const std::vector<const Card*>& cards) {
    if (cards.empty()) return;
    out_ += "<section class=\"cards-part\">\n";
    heading(level_, title, "part");
    if (!note.empty()) out_ += "<p class=\"note\">" + note + "</p>\n";
    add_cards(cards);
    out_ += "</section>\n";
  }

  void add_relations() {
    if (view_.board.relations.empty()) return;
    out_ += "<section class=\"relations-part\">\n";
    heading(level_, tr("Relations"), "part");
    out_ += "<ul class=\"relations\">\n";
    for (const auto& [id, relation] : view_.board.relations) {
      const auto end = [&](Id thing) {
        return fmt::format(
            "<span class=\"end\">{}</span>",
            fill(escaped(tr("“{0}”")),
                 {"<bdi>" + escaped(name_of(view_.board, thing, view_.labels, tr)) + "</bdi>"}));
      };
      out_ += "<li>" + end(relation.from);
      out_ += fmt::format(
          " <span class=\"how\"><span class=\"sign\">{}</span> <span class=\"kind\">{}</span>",
          escaped(kind_sign(relation.kind)), escaped(kind_name(relation.kind, tr)));
      if (!relation.words.empty())
        out_ +=
            fmt::format(" <span class=\"words\" dir=\"auto\">{}</span>", escaped(relation.words));
      out_ += "</span> " + end(relation.to) + "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  /// What lies on which field of the ground.
  void add_fields() {
    const model::Ground& ground = view_.board.ground;
    if (!model::has_ground(view_.board)) return;
    std::map<model::GroundField, std::vector<const Card*>> lying;
    std::vector<const Card*> beside;
    for (const auto& [id, card] : view_.board.cards) {
      if (card.place != model::Place::table) continue;
      const auto field = model::field_of(view_.board, card);
      (field ? lying[*field] : beside).push_back(&card);
    }
    std::size_t most = beside.size();
    for (const auto& [field, cards] : lying) most = std::max(most, cards.size());
    out_ += "<section class=\"fields-part\">\n";
    heading(level_, tr("By field"), "part");
    out_ += fmt::format(
        "<table class=\"fields\"><thead><tr><th scope=\"col\">{}</th>"
        "<th scope=\"col\" class=\"num\">{}</th>"
        "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        tr("Field"), tr("How many"), tr("Cards"));
    for (const model::GroundField field : model::fields_of(ground))
      add_field(model::name_of(ground, field), lying[field], most);
    if (!beside.empty()) add_field(tr("beside the fields"), beside, most);
    out_ += "</tbody></table>\n</section>\n";
  }

  void add_field(const std::string& name, const std::vector<const Card*>& cards, std::size_t most) {
    out_ += fmt::format(
        "<tr><th scope=\"row\"><bdi>{}</bdi></th>"
        "<td class=\"num\"><span class=\"bar\" style=\"width:{}%\">{}</span></td><td>",
        escaped(name), number(most == 0 ? 0 : 100.0 * double(cards.size()) / double(most)),
        cards.size());
    const char* between = "";
    for (const Card* card : cards) {
      out_ += between;
      out_ += "<bdi>" + escaped(name_of(view_.board, card->id, view_.labels, tr)) + "</bdi>";
      between = "<br>";
    }
    out_ += "</td></tr>\n";
  }

  void add_circles() {
    if (view_.board.circles.empty()) return;
    out_ += "<section class=\"relations-part\">\n";
    heading(level_, tr("Cross circles"), "part");
    out_ += "<ul class=\"relations\">\n";
    for (const auto& [id, circle] : view_.board.circles) {
      out_ += "<li>";
      out_ +=
          circle.words.empty()
              ? fmt::format("<span class=\"how missing\">{}</span>", tr("(no words yet)"))
              : fmt::format("<span class=\"how\" dir=\"auto\">{}</span>", escaped(circle.words));
      std::string round;
      for (const Id thing : crossed_by(view_.board, circle))
        round += fmt::format(
            " <span class=\"end\">{}</span>",
            fill(escaped(tr("“{0}”")),
                 {"<bdi>" + escaped(name_of(view_.board, thing, view_.labels, tr)) + "</bdi>"}));
      out_ += round + "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  void add_points() {
    if (view_.ranks.empty()) return;
    out_ += "<section class=\"points-part\">\n";
    heading(level_, tr("Weighing"), "part");
    const std::string how = weighing_words(view_.board.weighing, tr);
    if (!how.empty()) out_ += "<p class=\"note\">" + escaped(how) + "</p>\n";
    out_ += fmt::format(
        "<table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
        "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        tr("Rank"), tr("Island or card"), tr("Points"));
    const int most = view_.ranks.front().points;
    for (const Rank& rank : view_.ranks) {
      const auto label = view_.labels.find(rank.target);
      const std::string name = escaped(name_of(view_.board, rank.target, view_.labels, tr));
      out_ += fmt::format(
          "<tr><td class=\"num\">{}</td><td>{}<bdi>{}</bdi></td>"
          "<td class=\"num\"><span class=\"bar\" style=\"width:{}%\">{}</span></td></tr>\n",
          rank.rank,
          label == view_.labels.end()
              ? ""
              : fmt::format("<span class=\"level\">{}</span> ", label->second),
          name, number(100.0 * rank.points / most), rank.points);
    }
    out_ += "</tbody></table>\n</section>\n";
  }

  /// Where the report has the island; empty: of anything else.
  std::string link_to(Id about) const {
    const auto label = view_.labels.find(about);
    if (about.nil() || label == view_.labels.end()) return {};
    return fmt::format("<a class=\"level\" href=\"#{}-{}\">{}</a> ", view_.key, label->second,
                       label->second);
  }

  void add_narrative() {
    if (view_.board.narrative.empty()) return;
    out_ += "<section class=\"narrative-part\">\n";
    heading(level_, tr("The map retold"), "part");
    out_ += "<div class=\"narrative\">\n";
    bool open = false, breaks = true;
    std::string before;
    for (const ops::Telling& t : ops::narrative_of(view_.board, tr.lang()).told) {
      breaks = breaks || t.heads;
      if (t.passage.text.empty()) continue;
      if (breaks && open) out_ += "</p>\n";
      if (breaks)
        out_ += "<p dir=\"auto\">";
      else if (static_cast<unsigned char>(before.back()) < 0x80)
        out_ += ' ';
      breaks = false;
      open = true;
      out_ += fmt::format("<span class=\"passage\">{}{}</span>", link_to(t.passage.about),
                          escaped(t.passage.text));
      before = t.passage.text;
    }
    out_ += open ? "</p>\n</div>\n</section>\n" : "</div>\n</section>\n";
  }

  std::string& out_;
  const ReportInput& input_;
  const base::Messages& tr;
  const HtmlBoard& view_;
  const int level_;
};

}  // namespace

void add_board(std::string& out, const ReportInput& input, const HtmlBoard& view, int heading,
               const std::string& name, const std::string& lead) {
  BoardWriter(out, input, view, heading).write(name, lead);
}

}  // namespace report

#include "report/collection.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "report/collected.h"
#include "report/collection_style.h"
#include "report/markup.h"
#include "report/workbook.h"
#include "text/fold.h"

namespace report {

namespace {

char paper_key(model::PaperColor color) {
  switch (color) {
    case model::PaperColor::yellow:
      return 'y';
    case model::PaperColor::rose:
      return 'r';
    case model::PaperColor::sky:
      return 's';
    case model::PaperColor::green:
      return 'g';
    case model::PaperColor::violet:
      return 'v';
    case model::PaperColor::white:
      break;
  }
  return 'w';
}

std::string short_words(const std::string& text) { return escaped(shortened(text, 120)); }

}  // namespace

Collection::Collection(std::string title, const base::Messages& messages,
                       std::unique_ptr<Workbook> book)
    : title_(std::move(title)), tr(messages), book_(std::move(book)) {}
Collection::~Collection() = default;

base::Result<std::unique_ptr<Collection>> Collection::create(const std::string& title,
                                                             const base::Messages& tr) {
  const std::string name = title.empty() ? std::string(tr("Collection of sessions")) : title;
  auto book = Workbook::create(name);
  if (!book) return book.error();
  return std::unique_ptr<Collection>(new Collection(name, tr, std::move(*book)));
}

std::size_t Collection::Index::add(const std::string& words, int session, int boards, int cards,
                                   int points) {
  const auto [found, is_new] = at.emplace(text::folded(words), all.size());
  if (is_new) all.push_back({words, 0, 0, 0, {}});
  Counted& counted = all[found->second];
  counted.boards += boards;
  counted.cards += cards;
  counted.points += points;
  if (counted.sessions.empty() || counted.sessions.back() != session)
    counted.sessions.push_back(session);
  return found->second;
}

base::Result<void> Collection::add(const Collected& session, const std::vector<std::string>& maps,
                                   const std::string& report) {
  ASSERT(maps.size() == session.boards.size(), "every board has a place for its map");
  int cards = 0, islands = 0;
  for (const CollectedBoard& board : session.boards)
    cards += int(board.cards.size()), islands += board.islands;
  if (auto added = add_rows(session, cards, islands); !added) return added;
  ++sessions_;
  cards_ += cards;
  islands_ += islands;
  boards_ += int(session.boards.size());
  const int number = session.number;
  session_titles_[number] = session.title;
  const std::size_t venue = venues_.add(session.venue, number, 0, cards, session.points);
  const std::size_t evening = evenings_.add(session.date, number, 0, cards, session.points);
  pages_ += fmt::format(
      "<section class=\"session\" id=\"s{0}\" data-v=\"{1}\" data-e=\"{2}\" "
      "aria-labelledby=\"s{0}-t\"><h3 id=\"s{0}-t\"><span class=\"number\">{0}</span><bdi>{3}</bdi>"
      "</h3>\n<p class=\"soft\">{4}{5}{6}</p>\n",
      number, venue, evening, short_words(session.title),
      escaped(session.date) + (session.date.empty() || session.venue.empty() ? "" : tr(" · ")),
      escaped(session.venue),
      report.empty() ? std::string{}
                     : fmt::format(" <a href=\"{}\">{}</a>", report, tr("The whole report")));
  for (std::size_t b = 0; b < session.boards.size(); ++b) {
    const CollectedBoard& board = session.boards[b];
    const std::size_t question =
        questions_.add(board.question, number, 1, int(board.cards.size()), 0);
    pages_ += fmt::format("<div class=\"board\" data-q=\"{}\">", question);
    const std::string name = board.question.empty() || board.where.empty()
                                 ? board.question + board.where
                                 : board.question + " (" + board.where + ")";
    if (!name.empty()) pages_ += "<h4><bdi>" + short_words(name) + "</bdi></h4>\n";
    if (!maps[b].empty())
      pages_ += fmt::format(
          "<figure class=\"map\"><a href=\"{0}\"><img src=\"{0}\" loading=\"lazy\" "
          "width=\"{1:.0f}\" "
          "height=\"{2:.0f}\" alt=\"{3}\"></a></figure>\n",
          maps[b], board.map.size.w, board.map.size.h,
          escaped(fill(tr("The map of session {0}: {1}"),
                       {std::to_string(number), shortened(name, 120)})));
    if (!board.themes.empty()) {
      pages_ += "<ul class=\"themes\">";
      for (const CollectedTheme& theme : board.themes) {
        themes_.add(theme.plate, number, 1, theme.cards, theme.points);
        pages_ += "<li><bdi>" + short_words(theme.plate) + "</bdi></li>";
      }
      pages_ += "</ul>\n";
    }
    pages_ += "<ul class=\"cards\">\n";
    for (const CollectedCard& card : board.cards) {
      pages_ +=
          fmt::format("<li class=\"{}\"><bdi>{}</bdi>", paper_key(card.color), escaped(card.text));
      if (!card.theme.empty() || card.points > 0)
        pages_ += fmt::format(
            "<span class=\"of\">{}{}</span>", short_words(card.theme),
            card.points > 0 ? escaped(" " + fill(tr("Points: {0}"), {std::to_string(card.points)}))
                            : std::string{});
      pages_ += "</li>\n";
    }
    pages_ += "</ul></div>\n";
  }
  pages_ += "</section>\n";
  return {};
}

base::Result<void> Collection::add_rows(const Collected& session, int cards, int islands) {
  using Kind = DataColumn::Kind;
  const auto cell = [](const std::string& text) { return text.empty() ? DataCell() : text; };
  const DataTable sessions{
      "sessions",
      tr("Sessions held"),
      {{tr("Session number"), Kind::number},
       {tr("Session"), Kind::prose, 40},
       {tr("Date")},
       {tr("Place"), Kind::prose},
       {tr("Cards"), Kind::number},
       {tr("Islands"), Kind::number},
       {tr("Relations"), Kind::number},
       {tr("Points"), Kind::number},
       {tr("File"), Kind::prose}},
      {{double(session.number), session.title, cell(session.date), cell(session.venue),
        double(cards), double(islands), double(session.relations), double(session.points),
        cell(session.file)}}};
  if (auto added = book_->add(sessions); !added) return added;
  for (const DataTable& table : session.tables)
    if (auto added = book_->add(table); !added) return added;
  return {};
}

void Collection::leave_out(LeftOut left) { left_out_.push_back(std::move(left)); }

base::Result<std::string> Collection::workbook() {
  if (sessions_ == 0)  // a file without a sheet is none
    if (auto added = book_->add({"sessions", tr("Sessions held"), {{tr("Session")}}, {}}); !added)
      return added.error();
  return book_->finish();
}

std::string Collection::options(const char* id, const char* name, const char* all,
                                const Index& index) const {
  std::string out =
      fmt::format("<label>{}<select name=\"{}\"><option value=\"\">{}</option>", name, id, all);
  std::vector<std::size_t> order(index.all.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t n) { return index.all[n].words; });
  for (const std::size_t n : order)
    if (!index.all[n].words.empty())
      out += fmt::format("<option value=\"{}\">{}</option>", n,
                         escaped(shortened(index.all[n].words, 60)));
  return out + "</select></label>\n";
}

std::string Collection::finder() const {
  return fmt::format(
             "<form id=\"finder\" role=\"search\" hidden data-said=\"{}\">\n<label>{}<input "
             "type=\"search\" name=\"words\" autocomplete=\"off\"></label>\n",
             escaped(tr("{0} cards in {1} sessions")), tr("Find in the cards")) +
         options("venue", tr("Place"), tr("All"), venues_) +
         options("question", tr("Question"), tr("All"), questions_) +
         options("evening", tr("Date"), tr("All"), evenings_) +
         fmt::format(
             "<button type=\"reset\">{}</button>\n<p id=\"said\" role=\"status\"></p>\n"
             "</form>\n",
             tr("Show every card"));
}

std::string Collection::themes() const {
  if (themes_.all.empty()) return {};
  constexpr std::size_t kShown = 30;
  std::vector<const Counted*> order;
  for (const Counted& theme : themes_.all) order.push_back(&theme);
  std::ranges::stable_sort(order, [](const Counted* a, const Counted* b) {
    return std::tuple(a->points, a->sessions.size(), a->cards) >
           std::tuple(b->points, b->sessions.size(), b->cards);
  });
  const std::string head = fmt::format(
      "<div class=\"scroll\"><table><thead><tr><th class=\"n\">{}</th><th>{}</th><th "
      "class=\"n\">{}</th><th class=\"n\">{}</th><th>{}</th></tr></thead><tbody>\n",
      tr("Order"), tr("Title plate"), tr("Points"), tr("Cards"), tr("In sessions"));
  std::string out =
      fmt::format("<h2 id=\"themes\">{}</h2>\n<p class=\"soft\">{}</p>\n", tr("Themes in order"),
                  tr("The outermost islands of all maps, by points, then by how many sessions have "
                     "them, then by cards.")) +
      head;
  for (std::size_t n = 0; n < order.size(); ++n) {
    if (n == kShown)
      out += fmt::format("</tbody></table></div>\n<details><summary>{}</summary>\n{}",
                         escaped(fill(tr("{0} more themes"), {std::to_string(order.size() - n)})),
                         head);
    const Counted& theme = *order[n];
    std::string from;
    for (const int session : theme.sessions)
      from += fmt::format("{0}<a href=\"#s{1}\">{1}</a>", from.empty() ? "" : ", ", session);
    out += fmt::format(
        "<tr><td class=\"n\">{}</td><td><bdi>{}</bdi></td><td class=\"n\">{}</td>"
        "<td class=\"n\">{}</td><td>{}</td></tr>\n",
        n + 1, short_words(theme.words), theme.points, theme.cards, from);
  }
  return out + "</tbody></table></div>\n" + (order.size() > kShown ? "</details>\n" : "");
}

std::string Collection::index(const char* id, const char* name, const Index& index) const {
  std::vector<const Counted*> order;
  for (const Counted& one : index.all) order.push_back(&one);
  std::ranges::stable_sort(
      order, {}, [](const Counted* one) { return std::pair(one->words.empty(), one->words); });
  std::string out = fmt::format("<div><h3 id=\"{}\">{}</h3><ul>\n", id, name);
  for (const Counted* one : order) {
    out += fmt::format("<li><bdi>{}</bdi> <span class=\"soft\">{}</span> ",
                       one->words.empty() ? tr("(not said)") : short_words(one->words),
                       escaped(fill(tr("Cards: {0}"), {std::to_string(one->cards)})));
    for (const int session : one->sessions)
      out += fmt::format("<a href=\"#s{0}\" title=\"{1}\">{0}</a> ", session,
                         short_words(session_titles_.at(session)));
    out += "</li>\n";
  }
  return out + "</ul></div>\n";
}

std::string Collection::left_out() const {
  if (left_out_.empty()) return {};
  std::string out = fmt::format("<h2 id=\"left-out\">{}</h2>\n<ul>\n", tr("Left out"));
  for (const LeftOut& left : left_out_)
    out += fmt::format("<li><bdi>{}</bdi>: {}</li>\n", escaped(left.file), escaped(left.why));
  return out + "</ul>\n";
}

std::string Collection::page() const {
  const auto fact = [](int count, const char* name) {
    return fmt::format("<li><b>{}</b> {}</li>\n", count, name);
  };
  const auto said = [](const Index& index) {
    return int(
        std::ranges::count_if(index.all, [](const auto& one) { return !one.words.empty(); }));
  };
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
      "name=\"generator\" content=\"Kurumaza\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n"
      "<body>\n<div class=\"page\">\n<header>\n<h1 dir=\"auto\">{}</h1>\n<ul class=\"facts\">\n",
      escaped(tr.lang()), escaped(shortened(title_, 300)), collection_style(), escaped(title_));
  out += fact(sessions_, tr("Sessions held")) + fact(said(venues_), tr("Places")) +
         fact(said(evenings_), tr("Days")) + fact(said(questions_), tr("Questions")) +
         fact(boards_, tr("Maps")) + fact(islands_, tr("Islands")) + fact(cards_, tr("Cards"));
  out += fmt::format("</ul>\n<p class=\"soft\"><a href=\"collection.xlsx\">{}</a></p>\n</header>\n",
                     tr("Every card as an Excel file"));
  if (sessions_ > 0) out += finder();
  out += "<main>\n" + left_out() + themes();
  if (sessions_ > 0) {
    out += fmt::format("<h2 id=\"index\">{}</h2>\n<div class=\"index\">\n", tr("Index"));
    out += index("by-place", tr("By place"), venues_) +
           index("by-question", tr("By question"), questions_) +
           index("by-day", tr("By day"), evenings_);
    out += fmt::format("</div>\n<h2 id=\"sessions\">{}</h2>\n", tr("Sessions held"));
  }
  out += pages_ + "</main>\n";
  out += fmt::format("<footer><p class=\"soft\">{}</p></footer>\n</div>\n",
                     tr("Made from the cards themselves with Kurumaza."));
  if (sessions_ > 0) out += fmt::format("<script>\n{}</script>\n", collection_script());
  return out + "</body>\n</html>\n";
}

}  // namespace report

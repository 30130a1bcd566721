#include "pages/search_part.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "archive/excerpt.h"
#include "archive/query.h"
#include "base/overloaded.h"
#include "panels/format.h"
#include "storage/open_session.h"

namespace pages {

namespace p = panels;
using archive::SearchTask;

namespace {

constexpr std::size_t kRows = 200;
constexpr std::size_t kMostShown = 90;  // characters of a row
constexpr int kMostAnew = 3;            // times the index is made again before that is said

std::string joined(const std::string& a, const std::string& b) {
  return a + (a.empty() || b.empty() ? "" : " · ") + b;
}

std::unique_ptr<archive::SearchWorker> worker_of(Surroundings& around) {
  const archive::Places places{std::filesystem::absolute(around.settings.sessions),
                               around.settings.indexes};
  base::FileSystem& files = around.files;
  const auto read = [&files](const base::Path& path) -> base::Result<model::Session> {
    auto loaded = storage::load_session(files, path);
    if (!loaded) return loaded.error();
    return std::move(loaded->session);
  };
  return std::make_unique<archive::SearchWorker>(
      [&files, read, places]() -> base::Result<std::unique_ptr<archive::Archive>> {
        return std::make_unique<archive::Archive>(files, read, places);
      },
      around.clock, [&outside = around.outside] { outside.wake(); });
}

}  // namespace

void SearchPart::ask(Asks asker, SearchTask::Request request) {
  worker_->ask(base::Asker(asker), ++serial_, std::move(request));
}

void SearchPart::begin() {
  if (!worker_) worker_ = worker_of(around_);
  panel_.begin();
  view_.trouble.clear();
  made_anew_ = 0;
  is_looking_ = true;
  ask(Asks::files, SearchTask::Look{});
}

void SearchPart::search() {
  if (archive::words_in(words_).empty()) {
    worker_->forget(base::Asker(Asks::words));
    view_.rows.clear();
    view_.result.clear();
    return;
  }
  ask(Asks::words, SearchTask::Search{words_, kRows});
}

void SearchPart::tick(double) {
  if (!worker_) return;
  for (const archive::SearchWorker::Answer& answer : worker_->poll()) take(answer);
}

double SearchPart::next_deadline_s() const {
  return worker_ ? worker_->next_deadline_s().value_or(1e300) : 1e300;
}

void SearchPart::take(const archive::SearchWorker::Answer& answer) {
  around_.due.panels = true;
  using Kind = archive::SearchWorker::Answer::Kind;
  if (answer.kind == Kind::timed_out) {
    is_looking_ = false;
    view_.trouble =
        around_.tr("The disk with the sessions does not answer. Look at the page again later.");
  } else if (answer.kind == Kind::failed) {
    failed(*answer.error);
  } else if (answer.asker == base::Asker(Asks::files)) {
    take_files(answer.reply);
  } else {
    take_words(answer.reply.answer);
  }
}

void SearchPart::failed(const base::Error& error) {
  // It was damaged meanwhile: looking makes it again.
  if (error.code == base::ErrorCode::format && made_anew_++ < kMostAnew)
    return ask(Asks::files, SearchTask::Look{});
  is_looking_ = false;
  if (error.code == base::ErrorCode::not_found)
    view_.result = around_.tr("There are no sessions yet.");
  else
    view_.trouble = error.shown(around_.tr);
}

void SearchPart::take_files(const SearchTask::Reply& reply) {
  view_.read = reply.progress.done;
  view_.all = reply.progress.all;
  view_.note.clear();
  if (reply.known.anonymous > 0)
    view_.note = p::fill(around_.tr("Not searched, as they are anonymous or empty: {0}"),
                         {std::to_string(reply.known.anonymous)});
  is_looking_ = !reply.progress.is_ready();
  if (is_looking_ && is_shown_) ask(Asks::files, SearchTask::ReadSome{});
  search();
}

void SearchPart::take_words(const archive::Answer& answer) {
  view_.rows.clear();
  for (const archive::Hit& hit : answer.hits.first) view_.rows.push_back(row_of(hit, answer.words));
  const std::string things = std::to_string(answer.hits.things),
                    sessions = std::to_string(answer.hits.sessions);
  view_.result = answer.hits.things == 0 ? std::string(around_.tr("Nothing has it."))
                 : !answer.hits.is_counted
                     ? p::fill(around_.tr("More than {0} have it."), {things})
                     : p::fill(around_.tr("{0} in {1} sessions have it."), {things, sessions});
  if (answer.hits.things > answer.hits.first.size())
    view_.result += p::fill(around_.tr(" The newest {0} are shown."),
                            {std::to_string(answer.hits.first.size())});
}

p::FoundRow SearchPart::row_of(const archive::Hit& hit,
                               const std::vector<std::string>& words) const {
  const auto& tr = around_.tr;
  p::FoundRow out;
  for (archive::Piece& piece : archive::excerpt(hit.thing.text, words, kMostShown))
    out.text.push_back({std::move(piece.text), piece.is_hit});
  switch (hit.thing.kind) {
    case archive::Kind::title:
      out.kind = tr("Title");
      break;
    case archive::Kind::question:
      out.kind = tr("Question");
      break;
    case archive::Kind::plate:
      out.kind = tr("Plate");
      break;
    case archive::Kind::card:
      break;
  }
  out.island = hit.thing.island;
  // The title itself has it.
  if (hit.thing.kind != archive::Kind::title)
    out.session = hit.title.empty() ? std::string(tr("(no title)")) : hit.title;
  out.when_where = joined(hit.date, hit.venue);
  out.opens.path = hit.path;
  out.opens.board = hit.thing.board;
  if (!hit.thing.board.nil()) out.opens.thing = hit.thing.id;
  // The table looks for one word: the longest says most.
  if (!words.empty()) out.opens.word = *std::ranges::max_element(words, {}, &std::string::size);
  return out;
}

void SearchPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(is_shown_, page_ == p::StartPanel::search);
  if (!is_shown_) return;
  if (!was_shown) begin();
  p::need(fonts, view_);
  fonts.need(panel_.typed());
}

void SearchPart::draw(p::Ui& ui, p::Room&) {
  if (is_shown_) panel_.draw(ui, view_, asked_);
}

bool SearchPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::SearchCommand& command : asked)
    std::visit(
        base::Overloaded{[&](p::GoTo to) { page_ = to.page; },
                         [&](const p::SearchFor& wish) {
                           words_ = wish.words;
                           search();
                         },
                         [&](const p::OpenFound& wish) { around_.wishes.emplace_back(wish); }},
        command);
  return !asked.empty();
}

}  // namespace pages

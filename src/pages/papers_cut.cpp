#include "pages/papers_cut.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/overloaded.h"
#include "base/utf8.h"
#include "desk/words.h"
#include "model/origin.h"
#include "ops/op.h"

namespace pages {

namespace p = panels;

namespace {

constexpr base::Asker kPapers = 1;
constexpr double kLook_s = 0.3;  // how far it is

p::CutPaper seen(const paper::FoundPaper& found, double width, double height) {
  p::CutPaper out;
  for (std::size_t i = 0; i < 4; ++i)
    out.corners[i] = {float(found.corners_px[i].x / width), float(found.corners_px[i].y / height)};
  out.color = found.color;
  out.text = found.text;
  return out;
}

bool waits(const p::CutPaper& paper) { return paper.chosen && !paper.done; }

}  // namespace

PapersCut::PapersCut(Surroundings& around, Sitting& sitting, base::Path decoder,
                     std::optional<base::Path> cutter)
    : around_(around), sitting_(sitting), decoder_(std::move(decoder)), cutter_(std::move(cutter)) {
  forget();
}

PapersCut::~PapersCut() {
  if (progress_) progress_->unwanted = true;
}

void PapersCut::forget() {
  if (progress_) progress_->unwanted = true;
  progress_.reset();
  ++serial_;
  view_ = {};
  cards_.clear();
  if (cutter_) view_.stage = p::CutStage::ready;
  around_.due.panels = true;
}

void PapersCut::cut(const base::Path& file, int quarters) {
  if (!cutter_ || view_.stage != p::CutStage::ready) return;
  if (!worker_)
    worker_ = std::make_unique<PaperWorker>(
        [&files = around_.files, decoder = decoder_,
         cutter = *cutter_]() -> base::Result<std::unique_ptr<PaperTask::Engine>> {
          return std::unique_ptr<PaperTask::Engine>(new PaperTask::Engine{files, decoder, cutter});
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  view_.trouble.clear();
  view_.stage = p::CutStage::looking;
  progress_ = std::make_shared<phone::PaperProgress>();
  worker_->ask(kPapers, ++serial_, {file, quarters, progress_});
}

void PapersCut::take(PaperWorker::Answer& answer) {
  if (answer.serial != serial_) return;
  forget();
  if (answer.kind != PaperWorker::Answer::Kind::answered) {
    view_.trouble = answer.error ? answer.error->shown(around_.tr)
                                 : around_.tr("Looking for papers took too long.");
    return;
  }
  for (const paper::FoundPaper& found : answer.reply->papers)
    view_.papers.push_back(seen(found, answer.reply->width, answer.reply->height));
  if (view_.papers.empty())
    view_.trouble = around_.tr("No papers were found in this picture.");
  else
    view_.stage = p::CutStage::found;
}

void PapersCut::go_on(std::size_t from) {
  const auto next =
      std::find_if(view_.papers.begin() + std::ptrdiff_t(from), view_.papers.end(), waits);
  const auto any = next != view_.papers.end() ? next : std::ranges::find_if(view_.papers, waits);
  view_.stage = any == view_.papers.end() ? p::CutStage::found : p::CutStage::writing;
  if (any != view_.papers.end()) view_.at = std::size_t(any - view_.papers.begin());
}

void PapersCut::lay(const std::vector<std::size_t>& papers) {
  desk::Desk& desk = sitting_.desk;
  if (desk.read_only || papers.empty()) return;
  double z = model::top_z(desk.board());
  ops::Ops ops;
  std::map<std::size_t, base::Id> made;
  for (const std::size_t i : papers) {
    model::Card card;
    card.id = around_.ids.next();
    card.text = view_.papers[i].text;
    card.color = view_.papers[i].color;
    card.origin = model::kFromPhones;
    card.size = desk::card_size_for(card.text, around_.typesetter, around_.look.letters);
    card.made = around_.clock.wall();
    card.z = z++;
    card.place = model::Place::tray;
    made[i] = card.id;
    ops.push_back(ops::Add<model::Card>{desk.board_id, std::move(card)});
  }
  if (!desk.apply(std::move(ops))) return;
  for (const auto& [paper, card] : made) cards_[paper] = card;
  follow_cards();
}

bool PapersCut::follow_cards() {
  const auto& boards = sitting_.open->doc().session().boards;
  bool changed = false;
  for (const auto& [i, card] : cards_) {
    const bool there = std::ranges::any_of(
        boards, [&](const auto& board) { return board.second.cards.contains(card); });
    changed = changed || view_.papers[i].done != there;
    view_.papers[i].done = there;
  }
  return changed;
}

void PapersCut::read_to_tray() {
  std::vector<std::size_t> papers;
  for (std::size_t i = 0; i < view_.papers.size(); ++i)
    if (waits(view_.papers[i]) && !view_.papers[i].text.empty()) papers.push_back(i);
  lay(papers);
}

void PapersCut::paper_to_tray(const std::string& text) {
  p::CutPaper& paper = view_.papers[view_.at];
  const std::string words = base::clean_text(base::repaired_utf8(text));
  if (words.find_first_not_of(" \n\t") == words.npos) return;
  paper.text = words;
  lay({view_.at});
  if (paper.done) go_on(view_.at);
}

void PapersCut::carry_out(const p::CutCommand& command, const base::Path& file, int quarters) {
  const bool writing = view_.stage == p::CutStage::writing;
  std::visit(base::Overloaded{[&](p::CutPhoto) { cut(file, quarters); },
                              [&](p::TogglePaper wish) {
                                if (wish.paper >= view_.papers.size()) return;
                                p::CutPaper& paper = view_.papers[wish.paper];
                                paper.chosen = !paper.chosen;
                              },
                              [&](p::WritePapers) {
                                if (writing)
                                  view_.stage = p::CutStage::found;
                                else
                                  go_on(0);
                              },
                              [&](p::ReadToTray) { read_to_tray(); },
                              [&](const p::PaperToTray& wish) {
                                if (writing) paper_to_tray(wish.text);
                              },
                              [&](p::SkipPaper) {
                                if (!writing) return;
                                view_.papers[view_.at].chosen = false;
                                go_on(view_.at);
                              },
                              [&](p::LeavePapers) { forget(); }},
             command);
  around_.due.panels = true;
}

bool PapersCut::tick() {
  if (!worker_) return false;
  bool news = follow_cards();
  for (PaperWorker::Answer& answer : worker_->poll()) {
    take(answer);
    news = true;
  }
  if (view_.stage != p::CutStage::looking) return news;
  const int of = progress_->of, read = progress_->read;
  news = news || of != view_.of || read != view_.read;
  view_.of = of;
  view_.read = read;
  return news;
}

double PapersCut::next_deadline_s() const {
  return view_.stage == p::CutStage::looking ? around_.clock.now_s() + kLook_s : 1e300;
}

}  // namespace pages

#include "pages/photo_shelf.h"

#include <algorithm>
#include <utility>

#include "storage/phone_files.h"

namespace pages {

namespace {
constexpr int kSmallSide = 320, kLargeSide = 1600;
constexpr base::Asker kShelf = 1;
}  // namespace

PhotoShelf::PhotoShelf(Surroundings& around, const base::Path& session, base::Path program)
    : around_(around),
      folder_(around.files, storage::photos_path(session), session),
      program_(std::move(program)) {}

PhotoShelf::~PhotoShelf() {
  drop(large_);
  for (auto& [key, picture] : small_) drop(picture);
}

void PhotoShelf::drop(panels::Picture& picture) {
  if (picture.texture != nullptr) around_.outside.drop_picture(picture);
  picture = {};
}

void PhotoShelf::look_again() {
  looked_ = true;
  keys_.clear();
  for (phone::PhotoFolder::Photo& photo : folder_.waiting()) keys_.push_back(std::move(photo.key));
  for (auto it = small_.begin(); it != small_.end();) {
    if (std::ranges::find(keys_, it->first) != keys_.end()) {
      ++it;
    } else {
      drop(it->second);
      it = small_.erase(it);
    }
  }
  around_.due.panels = true;
}

void PhotoShelf::want_large(const std::string& key) {
  if (key == wanted_) return;
  wanted_ = key;
  drop(large_);
}

panels::Picture PhotoShelf::small(const std::string& key) const {
  const auto it = small_.find(key);
  return it == small_.end() ? panels::Picture{} : it->second;
}

std::string PhotoShelf::why_not(const std::string& key) const {
  const auto it = broken_.find(key);
  return it == broken_.end() ? std::string() : it->second;
}

void PhotoShelf::put_away(const std::string& key) {
  if (auto done = folder_.put_away(key); !done)
    return around_.say(panels::ToastKind::warning, done.error().shown(around_.tr));
  away_.push_back(key);
  look_again();
}

void PhotoShelf::take_back() {
  if (away_.empty()) return;
  if (auto done = folder_.take_back(away_.back()); !done)
    return around_.say(panels::ToastKind::warning, done.error().shown(around_.tr));
  away_.pop_back();
  look_again();
}

void PhotoShelf::ask_for(const std::string& key, bool large) {
  if (!worker_)
    worker_ = std::make_unique<PhotoWorker>(
        [&files = around_.files,
         program = program_]() -> base::Result<std::unique_ptr<PhotoTask::Engine>> {
          return std::unique_ptr<PhotoTask::Engine>(new PhotoTask::Engine{files, program});
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  asked_ = key;
  asked_large_ = large;
  worker_->ask(kShelf, ++serial_, {folder_.file_of(key), large ? kLargeSide : kSmallSide});
}

void PhotoShelf::ask() {
  if (!asked_.empty()) return;
  if (!wanted_.empty() && large_.texture == nullptr && !broken_.contains(wanted_))
    return ask_for(wanted_, true);
  if (!wants_small_) return;
  for (const std::string& key : keys_)
    if (!small_.contains(key) && !broken_.contains(key)) return ask_for(key, false);
}

void PhotoShelf::take(PhotoWorker::Answer& answer) {
  if (answer.serial != serial_) return;
  const std::string key = std::exchange(asked_, {});
  if (answer.kind != PhotoWorker::Answer::Kind::answered) {
    broken_[key] = answer.error ? answer.error->shown(around_.tr)
                                : around_.tr("Making this picture took too long.");
    return;
  }
  const auto made = [&] {
    return around_.outside.make_picture(answer.reply->width, answer.reply->height,
                                        answer.reply->rgba);
  };
  if (!asked_large_) {
    drop(small_[key]);
    small_[key] = made();
  } else if (key == wanted_) {
    drop(large_);
    large_ = made();
  }
}

bool PhotoShelf::tick() {
  if (!looked_) look_again();
  bool news = false;
  if (worker_)
    for (PhotoWorker::Answer& answer : worker_->poll()) {
      take(answer);
      news = true;
    }
  ask();
  return news;
}

double PhotoShelf::next_deadline_s() const {
  if (!looked_) return 0;
  return worker_ && !asked_.empty() ? worker_->next_deadline_s().value_or(1e300) : 1e300;
}

}  // namespace pages

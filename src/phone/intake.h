// Intake: what phones sent and Reception let through. Cards stand in the inbox before their phones are told
// so, many by one write; of points and sheets the model's thread says what became of them, and nobody waits
// for ever for a table that has stopped. No sockets. The door's thread, but for take(), take_trouble() and
// count(): those are any thread's.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "phone/inbox.h"
#include "phone/photo_folder.h"
#include "phone/reception.h"

namespace phone {

class Intake {
 public:
  /// Called once.
  using Answer = std::function<void(const Reply&)>;

  /// `wake` is called whenever take() has something. The clock lives longer.
  Intake(std::unique_ptr<Inbox> inbox, std::unique_ptr<PhotoFolder> photos,
         const base::Clock& clock, std::function<void()> wake);

  const Inbox& inbox() const { return *inbox_; }
  /// Null: none are taken.
  const PhotoFolder* photos() const { return photos_.get(); }
  /// It is written with all that are held until then. True: it is the first, so write() is to be called.
  bool hold(SentCard card, Answer answer);
  void write();
  /// Written at once: each is a file of its own. Requires: photos().
  void take_photo(const SentPhoto& photo, const Answer& answer);
  void pass_on(std::variant<SentCard, SentPoints, SentSheet> what, Answer answer);
  void tell_outcome(std::uint64_t number, Outcome outcome);
  /// Who has waited too long is told to come again.
  void lose_patience();
  void note_taken(const std::vector<base::Id>& cards) { inbox_->note_taken(cards); }
  void keep(const DoorState& state);
  /// As Inbox does.
  void shorten();

  /// What has come since the last call, in order.
  std::vector<Arrived> take();
  /// What went wrong with the file since the last call; nothing: nothing.
  std::optional<base::Error> take_trouble();
  /// Cards that came in this session.
  std::size_t count() const { return count_; }

 private:
  struct Held {
    SentCard card;
    Answer answer;
  };
  struct Asking {
    Answer answer;
    double since_s = 0;
  };
  std::vector<SentCard> fresh_of(const std::vector<Held>& all) const;
  void lay_ready(Arrived arrived);
  void note_trouble(base::Error error);

  const std::unique_ptr<Inbox> inbox_;
  const std::unique_ptr<PhotoFolder> photos_;
  const base::Clock& clock_;
  base::IdSource ids_;
  const std::function<void()> wake_;
  std::vector<Held> held_;
  std::map<std::uint64_t, Asking> asking_;
  std::uint64_t last_number_ = 0;
  std::atomic<std::size_t> count_;

  std::mutex mutex_;  // guards what follows
  std::vector<Arrived> arrived_;
  std::optional<base::Error> trouble_;
};

}  // namespace phone

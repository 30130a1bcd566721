// TuioTouch: fingers that trackers tell of by TUIO 1.1 over UDP, cursors and blobs, beside XiTouch behind the same seam.
// A thread of its own reads the socket. What comes is limited before it is read, and what waits for the window's thread,
// too: what is dropped then is made good by the next frames. poll() on the window's thread; `wake` on the reader's.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "input/touch.h"
#include "platform/tuio_address.h"
#include "platform/tuio_places.h"

namespace platform {

class TuioTouch final : public input::TouchSource {
 public:
  struct Seen {
    std::function<TuioArea()> area;  // what the trackers see now; asked by poll()
    std::function<void()> wake;      // samples wait and nobody has been told yet; any thread
  };
  /// Starts listening. `clock` outlives the source. Fails with what hinders it: another program has the port, or this
  /// machine has no such address.
  static base::Result<std::unique_ptr<TuioTouch>> create(const TuioAddress& address,
                                                         const base::Clock& clock, Seen seen);
  ~TuioTouch() override;
  TuioTouch(const TuioTouch&) = delete;
  TuioTouch& operator=(const TuioTouch&) = delete;

  void poll(std::vector<input::TouchSample>& out) override;

  /// So much is let in a second; a packet counts 1 and 1 more for each 64 bytes. Sixty cursors at 120 Hz are 7,000,
  /// as blobs 12,000.
  static constexpr double kMostASecond = 60000;
  /// So many contacts wait at most for poll(), and one packet's more.
  static constexpr std::size_t kMostWaiting = 16384;

 private:
  class Reader;
  TuioTouch(std::unique_ptr<Reader> reader, std::function<TuioArea()> area);
  std::unique_ptr<Reader> reader_;
  std::function<TuioArea()> area_;
  TuioPlaces places_;
  std::vector<TuioContact> contacts_;
};

}  // namespace platform

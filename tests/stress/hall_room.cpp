// hall_room FOLDER PORT PASSWORD CERTIFICATE: a hall's room without a screen: reads the hub at 127.0.0.1:PORT, whose certificate that file has, as the user `screen` and keeps
// what it reads as session files in FOLDER, until SIGTERM.
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include <fmt/core.h>

#include "commands/hall_keeping.h"
#include "hall/link.h"

namespace {
std::atomic<bool> asked_to_end = false;
}

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  ::signal(SIGTERM, [](int) { asked_to_end = true; });
  base::RealFileSystem files;
  base::RealClock clock;
  auto keeping = commands::HallKeeping::open(files, clock, argv[1]);
  if (!keeping) {
    fmt::print(stderr, "{}\n", keeping.error().text());
    return 1;
  }
  hall::LinkOptions to;
  to.hub = {0x7f000001, std::uint16_t(std::atoi(argv[2]))};
  to.user = "screen";
  to.password = argv[3];
  const auto certificate = files.read(argv[4], 1u << 16);
  if (!certificate) return 2;
  to.certificate_pem = *certificate;
  auto link = hall::Link::open(to);
  if (!link) return 1;
  const hall::Reader reader((*link)->reading(), clock, {keeping->get()}, (*keeping)->known());
  while (!asked_to_end) {
    ::usleep(50'000);
    for (const base::Sentence& note : (*keeping)->take_notes())
      fmt::print("note: {}\n", note.english());
  }
  const hall::ReaderState state = reader.state();
  fmt::print("lines {} begun-anew {} holes {} passed-over {}\n", state.lines, state.begun_anew,
             state.holes, state.passed_over);
  return 0;
}

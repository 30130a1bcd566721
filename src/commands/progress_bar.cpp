#include "commands/progress_bar.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/printable.h"

namespace commands {

ProgressBar::ProgressBar(std::FILE* to) : to_(to), on_terminal_(isatty(fileno(to)) == 1) {}

ProgressBar::~ProgressBar() {
  if (shown_) fmt::print(to_, "\r\033[K");
}

void ProgressBar::show(std::size_t done, std::size_t all, const std::string& what) {
  if (!on_terminal_) return;
  winsize size{};
  const bool known = ioctl(fileno(to_), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  fmt::print(to_, "\r\033[K{}", line(done, all, what, known ? size.ws_col - 1u : 79));
  std::fflush(to_);
  shown_ = true;
}

std::string ProgressBar::line(std::size_t done, std::size_t all, const std::string& what,
                              std::size_t columns) {
  constexpr std::size_t kBar = 24;
  const std::size_t full = all == 0 ? kBar : std::min(kBar, done * kBar / all);
  std::string out = fmt::format("[{}{}] {}/{} ", std::string(full, '#'),
                                std::string(kBar - full, ' '), done, all);
  std::size_t used = out.size();
  const std::string name = text::printable(what);
  for (std::size_t at = 0, next = 0; at < name.size(); at = next) {
    const char32_t c = base::code_point_at(name, at, next);
    used += c > 0x2e7f ? 2 : 1;
    if (used > columns || c == '\n') break;
    out.append(name, at, next - at);
  }
  return out;
}

}  // namespace commands

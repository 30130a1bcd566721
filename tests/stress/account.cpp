#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "stress/stress.h"
#include "support/child_process.h"

namespace stress {

namespace {
constexpr std::size_t kSaidOfASort = 5;
}

Account::Figure& Account::figure(const std::string& what, bool is_most) {
  const auto it = std::find_if(figures_.begin(), figures_.end(),
                               [&](const Figure& f) { return f.what == what; });
  if (it != figures_.end()) return *it;
  return figures_.emplace_back(Figure{what, 0, is_most});
}

void Account::count(const std::string& what, double n) { figure(what, false).value += n; }

void Account::most(const std::string& what, double n) {
  Figure& f = figure(what, true);
  f.value = std::max(f.value, n);
}

Account Account::heir() const {
  Account out(kind_, all_);
  out.said_before_.insert(sorts_.begin(), sorts_.end());
  return out;
}

Account Account::unheard() const {
  Account out(kind_, false);
  out.says_ = false;
  return out;
}

double Account::counted(const std::string& what) const {
  const auto it = std::find_if(figures_.begin(), figures_.end(),
                               [&](const Figure& f) { return f.what == what; });
  return it == figures_.end() ? 0 : it->value;
}

void Account::lost(const std::string& sort, const std::string& detail) {
  ++losses_;
  auto it =
      std::find_if(sorts_.begin(), sorts_.end(), [&](const auto& s) { return s.first == sort; });
  if (it == sorts_.end()) it = sorts_.insert(sorts_.end(), {sort, 0});
  ++it->second;
  if (!says_) return;
  const auto before = said_before_.find(sort);
  if (it->second + (before == said_before_.end() ? 0 : before->second) > kSaidOfASort && !all_)
    return;
  fmt::print("  LOST ({}): {}: {}\n", kind_, sort, detail);
  std::fflush(stdout);
}

void Account::print() const {
  for (const Figure& f : figures_) {
    if (f.value == std::floor(f.value))
      fmt::print("  {}: {:.0f}{}\n", f.what, f.value, f.is_most ? " at most" : "");
    else
      fmt::print("  {}: {:.3g}{}\n", f.what, f.value, f.is_most ? " at most" : "");
  }
  for (const auto& [sort, n] : sorts_) fmt::print("  LOST: {}: {} times\n", sort, n);
  fmt::print("  lost: {}\n", losses_);
  std::fflush(stdout);
}

std::string Account::text() const {
  std::string out;
  for (const Figure& f : figures_) out += fmt::format("{}\t{}\t{}\n", f.is_most, f.value, f.what);
  for (const auto& [sort, n] : sorts_) out += fmt::format("lost\t{}\t{}\n", n, sort);
  return out;
}

void Account::add(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    if (b == line.npos) continue;
    const std::string what = line.substr(b + 1);
    const double value = std::atof(line.c_str() + a + 1);
    if (line.starts_with("lost")) {
      losses_ += std::size_t(value);
      const auto it = std::find_if(sorts_.begin(), sorts_.end(),
                                   [&](const auto& s) { return s.first == what; });
      if (it == sorts_.end())
        sorts_.emplace_back(what, std::size_t(value));
      else
        it->second += std::size_t(value);
    } else if (line.starts_with("true")) {
      most(what, value);
    } else {
      count(what, value);
    }
  }
}

bool in_a_process(double seconds, Account& account, const std::function<void(Account&)>& work) {
  const support::TemporaryFolder folder("kurumaza-account-");
  const base::Path file = folder.path() / "account";
  std::fflush(stdout);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  ASSERT(pid >= 0, "a process can be made");
  if (pid == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    // What was said of a sort before counts: a sort is not explained anew in every process.
    Account its = account.heir();
    work(its);
    write_file(file, its.text());
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  const auto ended = [&] { return ::waitpid(pid, &status, WNOHANG) == pid; };
  if (!support::wait_until(seconds, ended)) {
    ::kill(pid, SIGKILL);
    ::waitpid(pid, &status, 0);
    return false;
  }
  account.add(file_text(file));
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Watch::Watch(double seconds) : until_s_(support::steady_now_s() + seconds) {}
bool Watch::running() const { return support::steady_now_s() < until_s_; }

double random_real(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

std::size_t random_below(std::mt19937& random, std::size_t n) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

std::string file_text(const base::Path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string first_difference(const std::string& expected, const std::string& found) {
  std::istringstream a(expected), b(found);
  std::string x, y;
  for (int line = 1; std::getline(a, x) && std::getline(b, y); ++line)
    if (x != y) return fmt::format("line {}: {} instead of {}", line, y, x);
  return "one is longer";
}

void write_file(const base::Path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace stress

// What a test wants of the program that finds papers: the picture's left half is a yellow paper, the right half a rose
// one that cannot be read; a very low picture makes it misbehave in other ways.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "paper/found_paper.h"
#include "phone/picture_child.h"

int main(int argc, char**) {
  phone::PixelsHead head{};
  if (argc != 2 || !std::cin.read(reinterpret_cast<char*>(&head), sizeof head)) return 2;
  std::vector<char> pixels(std::size_t(head.width) * head.height * 4);
  if (!std::cin.read(pixels.data(), std::streamsize(pixels.size()))) return 3;
  const double w = head.width, h = head.height;
  switch (head.height) {
    case 1:
      ::raise(SIGKILL);
      break;
    case 2:
      std::cout << "{\"papers\":1}\n\xFF\xFE rubbish\n";
      return 0;
    case 3:
      std::cout << "{\"papers\":2}\n" << std::flush;
      std::this_thread::sleep_for(std::chrono::seconds(60));
      return 0;
    case 4:
      std::cout << paper::head_line(0);
      return 0;
    default:
      break;
  }
  const paper::FoundPaper read{
      {{{0, 0}, {w / 2, 0}, {w / 2, h}, {0, h}}}, model::PaperColor::yellow, 0.9, "庭の木"};
  const paper::FoundPaper unread{
      {{{w / 2, 0}, {w, 0}, {w, h}, {w / 2, h}}}, model::PaperColor::rose, 0.8, ""};
  std::cout << paper::head_line(2) << paper::line_of(read) << paper::line_of(unread);
  return 0;
}

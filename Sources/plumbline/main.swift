import ArgumentParser
import PlumblineCommand

Plumbline.main()

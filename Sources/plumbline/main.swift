import PlumblineCommand

Plumbline.start()
